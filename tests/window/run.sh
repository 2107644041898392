#!/usr/bin/env bash
# The test of the real window: starts a screen of its own (Xvfb), plays by keyboard, by mouse and as a screen reader, and compares the records.
#
#   tests/window/run.sh [FOLDER] [PART…]
#
# FOLDER takes the pictures of the screens (target/window if not given); PART is one or more of keyboard, mouse, reader, looks,
# kill, two, changed, without. The part reader plays through the accessibility tree alone; looks takes a picture of every screen in every shade and size. GOODWORD names another built command than the one that cargo builds.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
pictures=${1:-$target/window}
shift || true

missing=()
for tool in Xvfb xdotool python3; do
    command -v "$tool" >/dev/null || missing+=("$tool")
done
if ((${#missing[@]})); then
    echo "window: ${missing[*]} not found; on Debian: apt-get install xvfb xdotool python3 mesa-vulkan-drivers" >&2
    exit 2
fi
if [[ -z ${GOODWORD:-} ]]; then
    (cd "$root" && cargo build --quiet)
    GOODWORD=$target/debug/goodword
fi
exec python3 -B "$root/tests/window/run.py" --program "$GOODWORD" --pictures "$pictures" "$@"

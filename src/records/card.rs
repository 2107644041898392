//! A scorecard as a record holds it: JSON, kept as it was written, and looked into only where somebody asks.

use crate::scoring::Outline;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::Value;
use serde_json::value::RawValue;

/// A scorecard in a record. This version writes outlines; earlier ones wrote every sentence too, and what later ones write need not be known here.
///
/// Two cards are equal if they say the same, however it is written.
#[derive(Clone, Debug)]
pub struct Card(Box<RawValue>);

/// What the store looks up in cards, as far as it is there.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) overall: Option<u8>,
    pub(super) passed: bool,
    pub(super) ending: Option<String>,
}

impl Card {
    /// The card of a play that this version scored.
    pub fn of(outline: &Outline) -> Self {
        let text = serde_json::to_string(outline).expect("an outline is plain data");
        Self(RawValue::from_string(text).expect("it was just written"))
    }

    /// A card from its JSON.
    ///
    /// # Errors
    /// What is no JSON, or no object.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// Its JSON, on one line.
    pub fn text(&self) -> &str {
        self.0.get()
    }

    /// Its JSON as a tree.
    pub fn value(&self) -> Value {
        serde_json::from_str(self.text()).expect("a card is JSON")
    }

    /// Whether it stands there exactly as this version writes this outline.
    pub(super) fn is(&self, outline: &Outline) -> bool {
        serde_json::to_string(outline).is_ok_and(|text| text == self.text())
    }

    /// What it says of the play, sentences left out; none where another version wrote it in another shape. Nothing proves that it is true.
    pub fn outline(&self) -> Option<Outline> {
        serde_json::from_str(self.text()).ok()
    }

    pub(super) fn head(&self) -> Head {
        #[derive(Deserialize)]
        struct Parts {
            #[serde(default)]
            scores: Value,
            #[serde(default)]
            passed: Value,
            #[serde(default)]
            ending: Value,
        }
        let parts = serde_json::from_str(self.text()).or_else(|_| serde_json::from_value(self.value()));
        parts.map_or_else(
            |_| Head::default(),
            |parts: Parts| Head {
                overall: parts
                    .scores
                    .get("overall")
                    .and_then(Value::as_u64)
                    .and_then(|points| points.try_into().ok()),
                passed: parts.passed.as_bool().unwrap_or(false),
                ending: parts.ending.as_str().map(str::to_owned),
            },
        )
    }
}

impl PartialEq for Card {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text() || self.value() == other.value()
    }
}

impl Eq for Card {}

impl Serialize for Card {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Card {
    /// From JSON text only, as the text is what is kept.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        if !raw.get().starts_with('{') {
            return Err(de::Error::custom("its scorecard is none"));
        }
        // A record is one line. Outside of its strings, where JSON has no such bytes, a line's end is but space.
        if raw.get().contains(['\n', '\r']) {
            let line = raw.get().replace(['\n', '\r'], " ");
            return RawValue::from_string(line).map(Self).map_err(de::Error::custom);
        }
        Ok(Self(raw))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(text: &str) -> Card {
        Card::parse(text).expect("it is an object")
    }

    #[test]
    fn cards_that_say_the_same_are_equal() {
        assert_eq!(card("{\"a\": 1,\n \"b\": [2]}"), card("{\"b\":[2],\"a\":1}"));
        assert_ne!(card("{\"a\": 1}"), card("{\"a\": 2}"));
        assert!(!card("{\"a\":\r\n1}").text().contains(['\n', '\r']));
        for wrong in ["", "7", "[]", "{\"a\":}", "null", "{} {}"] {
            assert!(Card::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn its_head_is_read_as_far_as_it_is_there() {
        let head = |text| {
            let Head { overall, passed, ending } = card(text).head();
            (overall, passed, ending)
        };
        assert_eq!(head("{}"), (None, false, None));
        assert_eq!(head("{\"scores\": 5, \"passed\": \"yes\", \"ending\": {}}"), (None, false, None));
        assert_eq!(head("{\"scores\": {\"overall\": 300}}"), (None, false, None));
        let last_counts = "{\"passed\": true, \"passed\": false, \"ending\": \"x\", \"scores\": {\"overall\": 61}}";
        assert_eq!(head(last_counts), (Some(61), false, Some("x".into())));
    }
}

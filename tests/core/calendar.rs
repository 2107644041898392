//! Days and months.

use goodword::calendar::Day;

/// A day in milliseconds.
const DAY: i64 = 86_400_000;

#[test]
fn a_day_is_written_and_read() {
    for (number, text) in [
        (0, "1970-01-01"),
        (-1, "1969-12-31"),
        (11_016, "2000-02-29"),
        (20_779, "2026-11-22"),
    ] {
        assert_eq!(Day(number).to_string(), text);
        assert_eq!(text.parse(), Ok(Day(number)));
    }
    for wrong in [
        "",
        "2026",
        "2026-11",
        "2026-13-01",
        "2025-02-29",
        "2026-8-1",
        "2026-11-22-1",
        "22.11.2026",
        "+2026-11-22",
        "-026-08-01",
        "2026-11-ab",
        "2026-08-31T00:00",
    ] {
        let error = wrong.parse::<Day>().expect_err("it is no day");
        assert_eq!(error.to_string(), "a day is written as in 2026-11-22", "{wrong}");
    }
}

#[test]
fn a_moment_lies_in_a_day() {
    assert_eq!((Day::of(DAY - 1), Day::of(DAY), Day::of(-1)), (Day(0), Day(1), Day(-1)));
    assert!(Day(i64::MAX).to_string().starts_with("day 9"), "{}", Day(i64::MAX));
    assert_eq!(Day(i64::MAX).after(1), Day(i64::MAX));
    assert_eq!(Day(i64::MAX).month(), None);
}

#[test]
fn what_a_record_tells_of_its_day_may_be_nothing() {
    for unknown in [0, i64::MAX, i64::MIN] {
        assert_eq!(Day::told(unknown), None);
    }
    let told = |when| Day::told(when).expect("a day");
    assert_eq!(told(1_785_542_399_999).to_string(), "2026-07-31");
    assert_eq!(told(1_785_542_400_000).words(), "1 August 2026");
    assert_eq!(
        told(1_785_542_400_000).month().map(|month| month.to_string()).as_deref(),
        Some("2026-08")
    );
}

#[test]
fn a_month_has_its_first_and_its_last_day() {
    for (day, first, last) in [
        ("2026-08-17", "2026-08-01", "2026-08-31"),
        ("2024-02-29", "2024-02-01", "2024-02-29"),
        ("2026-02-01", "2026-02-01", "2026-02-28"),
        ("2026-12-31", "2026-12-01", "2026-12-31"),
    ] {
        let day: Day = day.parse().expect("it is a day");
        let days = day.month().and_then(|month| month.days()).expect("it is a month");
        assert_eq!(days.map(|day| day.to_string()), [first, last]);
    }
}

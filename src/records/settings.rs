//! What the user has set, as words under keys; what they mean is their owner's business.

use super::error::StoreError;
use super::store::Store;
use rusqlite::{OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

impl Store {
    /// What is set under a key.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.read(|conn| {
            conn.prepare_cached("SELECT value FROM settings WHERE key = ?1")?
                .query_row(params![key], |row| row.get(0))
                .optional()
        })
    }

    /// Sets a key.
    ///
    /// # Errors
    /// A store that cannot be written.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        self.write(|tx| {
            tx.prepare_cached("INSERT INTO settings (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value")?
                .execute(params![key, value])?;
            Ok(())
        })
    }

    /// A value of the caller's own type under a key. None too where what is there does not fit the type, as after an update: its defaults apply then.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn setting_as<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StoreError> {
        Ok(self.setting(key)?.and_then(|value| serde_json::from_str(&value).ok()))
    }

    /// Sets a key to a value of the caller's own type.
    ///
    /// # Errors
    /// A store that cannot be written.
    ///
    /// # Panics
    /// A type that JSON cannot hold, as a map whose keys are no words.
    pub fn set_setting_as<T: Serialize>(&mut self, key: &str, value: &T) -> Result<(), StoreError> {
        let value = serde_json::to_string(value).expect("settings are plain values");
        self.set_setting(key, &value)
    }
}

//! What is kept: the store of plays, the exchange of records between machines, and the proof that a record is sound.

mod card;
mod compare;
mod error;
mod exchange;
mod files;
mod forget;
mod lines;
mod people;
mod plays;
mod record;
mod recorder;
mod replay;
mod results;
mod schema;
mod settings;
mod simulated;
mod store;
mod texts;
mod verify;

pub use card::Card;
pub use error::{StoreError, Trouble};
pub use exchange::{Exported, ImportError, ImportFault, Imported, export, import};
pub use files::write_whole;
pub use forget::Holdings;
pub use lines::{LineError, MAX_LINE};
pub use people::{GUEST, Person};
pub use plays::{After, OpenPlay};
pub use record::{APP_VERSION, RECORD_FORMAT, Record, ScenarioName};
pub use recorder::{NewPlay, Recorder};
pub use replay::ResumeError;
pub use results::Summary;
pub use schema::SCHEMA;
pub use simulated::{SIMULATED_TEAM, simulated, simulated_sitting, write_record, write_texts};
pub use store::{STORE_FILE, Store};
pub use texts::{Text, TextKind};
pub use verify::{Checked, Facts, Outcome, Seen, Verifier};

//! What is kept: the store, the recorder, the exchange and the proof.

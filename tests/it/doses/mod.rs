//! What the dose engine reads.

mod fixes;
mod forms;
mod intervals;
mod phrases;
mod shown;

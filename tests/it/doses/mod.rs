//! What the dose engine reads.

mod fixes;
mod forms;
mod phrases;
mod shown;

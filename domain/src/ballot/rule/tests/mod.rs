//! Rules: the bodies' own, at every threshold, and what holds for all of them.

mod casting;
mod explained;
mod flaws;
mod live;
mod opening;
mod presets;
mod properties;
mod support;

//! The portal's pages.

use super::Answer;
use crate::visitor::Visitor;

/// `GET /`
pub async fn front(visitor: Visitor) -> Answer {
    visitor.page(app::portal::front_page)
}

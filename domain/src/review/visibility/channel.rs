//! How it could be seen.

use super::Field;
use crate::words;

words! {
    /// A way on which something could become known.
    pub enum Channel {
        /// The proposal's own page.
        Page = "page",
        /// A row in a list.
        List = "list",
        /// That a search finds it.
        Search = "search",
        /// Its place in an order.
        Sort = "sort",
        /// A count or total.
        Count = "count",
        /// What filters offer.
        FilterOptions = "filter-options",
        /// Completion while typing.
        Autocomplete = "autocomplete",
        /// A file of many.
        Export = "export",
        /// REST.
        Api = "api",
        /// A file as downloaded.
        File = "file",
        /// A small picture: of a file, or of who speaks.
        Thumbnail = "thumbnail",
        /// The status of an answer.
        StatusCode = "status-code",
        /// How long an answer is.
        ResponseLength = "response-length",
        /// How long an answer takes.
        Time = "time",
        /// A feed that anybody subscribes to.
        Feed = "feed",
        /// What is sent to other systems.
        Webhook = "webhook",
        /// To, Cc and Subject of a mail.
        MailHeader = "mail-header",
        /// The text of a mail.
        MailBody = "mail-body",
        /// The server's log.
        Log = "log",
        /// The record of what was done.
        EventLog = "event-log",
    }
}

impl Channel {
    /// Whether whoever receives it cannot be known: then it says what everybody may know, whoever asks.
    pub const fn is_for_everybody(self) -> bool {
        matches!(self, Self::Feed | Self::Webhook)
    }

    /// Whether it ever carries a field. Mail cannot be called back and is forwarded, so it carries little; a log is read
    /// by people who are no part of the review.
    pub const fn carries(self, field: Field) -> bool {
        match self {
            Self::Log => false,
            Self::EventLog => matches!(field, Field::Existence | Field::ShownState | Field::State),
            Self::MailHeader => matches!(field, Field::Existence | Field::Title),
            Self::MailBody => matches!(
                field,
                Field::Existence | Field::Title | Field::Texts | Field::ShownState | Field::SpeakerTexts
            ),
            Self::File => matches!(field, Field::Files),
            Self::Thumbnail => matches!(field, Field::Files | Field::Speakers),
            _ => true,
        }
    }
}

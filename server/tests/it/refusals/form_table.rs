//! The forms, and who may not post them.

use super::{
    Case,
    Who::{self, Nobody, NobodyToHidden, OwnerElsewhere, Reviewer, Stranger, StrangerToHidden},
};

/// What some of a conference's team do.
const MAKERS: &[(Who, u16)] = &[
    (Nobody, 401),
    (Stranger, 403),
    (Reviewer, 403),
    (OwnerElsewhere, 403),
    (NobodyToHidden, 401),
    (StrangerToHidden, 404),
];
/// What an ecosystem's owners or the site's administrators do.
const OWNERS: &[(Who, u16)] = &[(Nobody, 401), (Stranger, 403), (OwnerElsewhere, 403)];
/// What everybody does for themselves, at conferences that they may know of.
const OWN: &[(Who, u16)] = &[(Nobody, 401), (NobodyToHidden, 401), (StrangerToHidden, 404)];

/// Every form.
pub const FORMS: &[Case] = &[
    form("/e/new", "/e/new", "slug=another&name=Another", OWNERS),
    form("/e/{ecosystem}/edit", "/e/owasp/edit", "name=Another", OWNERS),
    form("/e/{ecosystem}/address", "/e/owasp/address", "slug=another", OWNERS),
    form("/e/{ecosystem}/team", "/e/owasp/team", "address=eve@example.org&role=owner", OWNERS),
    form("/e/{ecosystem}/team/roles", "/e/owasp/team/roles", "person={owner}&roles=owner", OWNERS),
    form("/e/{ecosystem}/team/remove", "/e/owasp/team/remove", "person={owner}", OWNERS),
    form("/e/{ecosystem}/team/withdraw", "/e/owasp/team/withdraw", "invitation={ecosystem-invitation}", OWNERS),
    form("/e/{ecosystem}/team/leave", "/e/owasp/team/leave", "", OWNERS),
    form("/c/new", "/c/new", CONFERENCE, OWNERS),
    form("/c/{conference}/organise/publish", "/c/open/organise/publish", "", MAKERS),
    form("/c/{conference}/organise/hide", "/c/open/organise/hide", "", MAKERS),
    form("/c/{conference}/organise/settings", "/c/open/organise/settings", CONFERENCE, MAKERS),
    form("/c/{conference}/organise/address", "/c/open/organise/address", "slug=another", MAKERS),
    form("/c/{conference}/organise/rooms", "/c/open/organise/rooms", "rows=0", MAKERS),
    form("/c/{conference}/organise/tracks", "/c/open/organise/tracks", "rows=0", MAKERS),
    form("/c/{conference}/organise/types", "/c/open/organise/types", "rows=0", MAKERS),
    form("/c/{conference}/organise/team", "/c/open/organise/team", "address=eve@example.org&role=owner", MAKERS),
    form("/c/{conference}/organise/team/roles", "/c/open/organise/team/roles", "person={owner}&roles=owner", MAKERS),
    form("/c/{conference}/organise/team/remove", "/c/open/organise/team/remove", "person={owner}", MAKERS),
    form("/c/{conference}/organise/team/withdraw", "/c/open/organise/team/withdraw", "invitation={invitation}", MAKERS),
    form("/c/{conference}/organise/team/leave", "/c/open/organise/team/leave", "", LEAVERS),
    form("/c/{conference}/organise/programme", "/c/open/organise/programme", "intent=release", MAKERS),
    form("/c/{conference}/my", "/c/open/my", "add=AAAAAA", OWN),
    form("/c/{conference}/my/{date}", "/c/open/my/2026-10-01", "add=AAAAAA", OWN),
    form("/c/{conference}/talks/{code}", "/c/open/talks/AAAAAA", "", OWN),
    form("/invitations/{token}", "/invitations/guessed", "", &[(Nobody, 401), (Stranger, 404)]),
    form("/admin/jobs", "/admin/jobs", "act=retry", OWNERS),
];

/// Whoever is on the team may leave it.
const LEAVERS: &[(Who, u16)] =
    &[(Nobody, 401), (Stranger, 403), (OwnerElsewhere, 403), (NobodyToHidden, 401), (StrangerToHidden, 404)];

const CONFERENCE: &str =
    "slug=another&title=Another&start=2026-11-02&end=2026-11-03&zone=UTC&languages=en&timeslot_minutes=15";

const fn form(name: &'static str, path: &'static str, body: &'static str, refused: &'static [(Who, u16)]) -> Case {
    Case { name, path, body, refused }
}

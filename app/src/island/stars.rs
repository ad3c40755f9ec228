use leptos::prelude::*;

/// The stars of a page: puts one beside each session, shows what is marked, and keeps what is pressed: in the browser for
/// somebody who is not signed in, in their agenda otherwise. What a browser kept is merged as soon as its person is
/// signed in.
#[island]
pub fn Stars(
    /// The conference, by its slug.
    conference: String,
    /// What a star is called, before the session's title.
    label: String,
    /// The words of the button that marks a session.
    add: String,
    /// The words of the same button once it is marked.
    added: String,
    /// What is said where a mark could not be kept.
    failed: String,
) -> impl IntoView {
    let refused = RwSignal::new(false);
    Effect::new(move |_| {
        start(
            Words { conference: conference.clone(), label: label.clone(), add: add.clone(), added: added.clone() },
            refused,
        );
    });
    let message = move || refused.get().then(|| failed.clone());
    view! { <p role="status" class="notice bad" hidden=move || !refused.get()>{message}</p> }
}

/// What the stars of a page need to know.
#[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only the browser marks anything"))]
struct Words {
    conference: String,
    label: String,
    add: String,
    added: String,
}

#[cfg(not(feature = "hydrate"))]
fn start(_words: Words, _refused: RwSignal<bool>) {}

#[cfg(feature = "hydrate")]
fn start(words: Words, refused: RwSignal<bool>) {
    browser::start(words, refused);
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

    use js_sys::{JSON, Reflect};
    use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*, task::spawn_local};
    use wasm_bindgen::JsCast;
    use web_sys::{Element, Event, Storage, window};

    use super::Words;
    use crate::island::{http, reader};

    /// The marks of this page's conference.
    struct Marks {
        words: Words,
        codes: RefCell<BTreeSet<String>>,
        signed_in: RefCell<bool>,
        refused: RwSignal<bool>,
    }

    pub fn start(words: Words, refused: RwSignal<bool>) {
        let codes = kept(&words.conference);
        let conference = words.conference.clone();
        let marks = Marks { words, codes: codes.into(), signed_in: false.into(), refused };
        let marks = Rc::new(marks);
        marks.put_stars();
        marks.show();
        listen(&marks);
        reader::when_known(&conference, move |reader| match reader {
            None => marks.show_kept_agenda(),
            Some(reader) => marks.sign_in(reader.favourites),
        });
    }

    fn listen(marks: &Rc<Marks>) {
        let pressed = Rc::clone(marks);
        // Both go on for as long as the page is there.
        std::mem::forget(window_event_listener_untyped("click", move |event| pressed.pressed(&event)));
    }

    impl Marks {
        /// Puts a star beside each session that has none from the server.
        fn put_stars(&self) {
            for slot in all(".slot:not(.break)") {
                if slot.query_selector(".star").ok().flatten().is_some() {
                    continue;
                }
                let Some(link) = slot.query_selector("a[href*='/talks/']").ok().flatten() else { continue };
                let Some(star) = document().create_element("button").ok() else { continue };
                let title = link.text_content().unwrap_or_default();
                let attributes = [
                    ("class", "star"),
                    ("type", "button"),
                    ("value", &code_in(&link.get_attribute("href").unwrap_or_default())),
                    ("aria-label", &format!("{} {title}", self.words.label)),
                ];
                for (name, value) in attributes {
                    let _ = star.set_attribute(name, value);
                }
                let _ = slot.append_child(&star);
            }
        }

        /// Shows on each star and button of the page whether its session is marked.
        fn show(&self) {
            let codes = self.codes.borrow();
            for button in all("button.star[type=button], form.mark > button") {
                let marked = codes.contains(&button.get_attribute("value").unwrap_or_default());
                let _ = button.set_attribute("aria-pressed", if marked { "true" } else { "false" });
                if button.class_list().contains("button") {
                    button.set_text_content(Some(if marked { &self.words.added } else { &self.words.add }));
                }
            }
        }

        fn pressed(self: &Rc<Self>, event: &Event) {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let button =
                target.and_then(|target| target.closest("button.star[type=button], form.mark > button").ok().flatten());
            let Some(code) = button.and_then(|button| button.get_attribute("value")) else { return };
            event.prevent_default();
            self.toggle(code);
        }

        /// Shows the change at once, and takes it back where it could not be kept.
        fn toggle(self: &Rc<Self>, code: String) {
            let add = !self.codes.borrow().contains(&code);
            self.refused.set(false);
            self.set(&code, add);
            if !*self.signed_in.borrow() {
                if !keep(&self.words.conference, &self.codes.borrow()) {
                    self.refused.set(true);
                }
                return;
            }
            let marks = Rc::clone(self);
            spawn_local(async move {
                let (adding, removing) = if add { (vec![code.clone()], vec![]) } else { (vec![], vec![code.clone()]) };
                if marks.send(&adding, &removing).await.is_none() {
                    marks.set(&code, !add);
                    marks.refused.set(true);
                }
            });
        }

        fn set(&self, code: &str, marked: bool) {
            let mut codes = self.codes.borrow_mut();
            if marked {
                codes.insert(code.to_owned());
            } else {
                codes.remove(code);
            }
            drop(codes);
            self.show();
        }

        /// The agenda is the account's from now on; what the browser kept goes into it.
        fn sign_in(self: &Rc<Self>, favourites: Vec<String>) {
            let kept: Vec<String> = self.codes.borrow().iter().cloned().collect();
            *self.signed_in.borrow_mut() = true;
            self.codes.borrow_mut().extend(favourites);
            self.show();
            if kept.is_empty() {
                return;
            }
            let marks = Rc::clone(self);
            spawn_local(async move {
                if marks.send(&kept, &[]).await.is_some() {
                    forget(&marks.words.conference);
                    if marks.is_own_agenda() {
                        let _ = window().map(|window| window.location().reload());
                    }
                }
            });
        }

        async fn send(&self, add: &[String], remove: &[String]) -> Option<Vec<String>> {
            let conference: String = js_sys::encode_uri_component(&self.words.conference).into();
            let json = format!("{{\"add\":{},\"remove\":{}}}", list(add), list(remove));
            let answer = http::patch(&format!("/api/v1/me/favourites?conference={conference}"), &json).await?;
            let answer = JSON::parse(&answer).ok()?;
            Some(reader::texts(&Reflect::get(&answer, &"sessions".into()).ok()?))
        }

        /// Somebody who is not signed in sees what their browser kept: their agenda's address carries it.
        fn show_kept_agenda(&self) {
            let Some(location) = window().map(|window| window.location()) else { return };
            let codes: Vec<String> = self.codes.borrow().iter().cloned().collect();
            let search = location.search().unwrap_or_default();
            if !self.is_own_agenda() || codes.is_empty() || search.contains("sessions=") {
                return;
            }
            let join = if search.is_empty() { '?' } else { '&' };
            let path = location.pathname().unwrap_or_default();
            let _ = location.replace(&format!("{path}{search}{join}sessions={}", codes.join(",")));
        }

        fn is_own_agenda(&self) -> bool {
            let path = window().and_then(|window| window.location().pathname().ok());
            path.is_some_and(|path| path == format!("/c/{}/my", self.words.conference))
        }
    }

    fn all(selector: &str) -> Vec<Element> {
        let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
        (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
    }

    /// `ABCDEF` in `/c/demo/talks/ABCDEF?lang=de`.
    fn code_in(href: &str) -> String {
        let last = href.rsplit('/').next().unwrap_or_default();
        last.split(['?', '#']).next().unwrap_or_default().to_owned()
    }

    /// Codes are letters and digits: nothing in them needs escaping.
    fn list(codes: &[String]) -> String {
        let quoted: Vec<String> = codes.iter().map(|code| format!("\"{code}\"")).collect();
        format!("[{}]", quoted.join(","))
    }

    fn storage() -> Option<Storage> {
        window()?.local_storage().ok()?
    }

    fn place(conference: &str) -> String {
        format!("plenary:favourites:{conference}")
    }

    fn kept(conference: &str) -> BTreeSet<String> {
        let text = storage().and_then(|storage| storage.get_item(&place(conference)).ok()?).unwrap_or_default();
        let is_code = |code: &&str| !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
        text.split(',').filter(is_code).map(str::to_owned).collect()
    }

    fn keep(conference: &str, codes: &BTreeSet<String>) -> bool {
        let text = codes.iter().map(String::as_str).collect::<Vec<_>>().join(",");
        storage().is_some_and(|storage| storage.set_item(&place(conference), &text).is_ok())
    }

    fn forget(conference: &str) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&place(conference));
        }
    }
}

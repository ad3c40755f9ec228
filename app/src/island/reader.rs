//! Who reads, asked once per page: public pages are the same for everybody, so only the browser knows.

use std::cell::RefCell;

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::http;

/// Somebody signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Their name.
    pub name: String,
    /// The codes of the sessions they marked at this conference.
    pub favourites: Vec<String>,
}

type Waiting = Box<dyn FnOnce(Option<Reader>)>;

enum State {
    Unasked,
    Asked(Vec<Waiting>),
    Known(Option<Reader>),
}

thread_local! {
    static STATE: RefCell<State> = const { RefCell::new(State::Unasked) };
}

/// Calls `then` with who reads, as soon as that is known; `None` for somebody who is not signed in.
pub fn when_known(conference: &str, then: impl FnOnce(Option<Reader>) + 'static) {
    let known = STATE.with_borrow(|state| match state {
        State::Known(reader) => Some(reader.clone()),
        State::Unasked | State::Asked(_) => None,
    });
    if let Some(reader) = known {
        return then(reader);
    }
    let first = STATE.with_borrow_mut(|state| {
        if let State::Asked(waiting) = state {
            waiting.push(Box::new(then));
            return false;
        }
        *state = State::Asked(vec![Box::new(then)]);
        true
    });
    if first {
        let address = format!("/me/corner?conference={}", String::from(js_sys::encode_uri_component(conference)));
        leptos::task::spawn_local(async move {
            tell(http::get(&address).await.and_then(|answer| read(&answer)));
        });
    }
}

fn tell(reader: Option<Reader>) {
    let before = STATE.with_borrow_mut(|state| std::mem::replace(state, State::Known(reader.clone())));
    if let State::Asked(waiting) = before {
        for then in waiting {
            then(reader.clone());
        }
    }
}

fn read(answer: &str) -> Option<Reader> {
    let answer = JSON::parse(answer).ok()?;
    let name = Reflect::get(&answer, &"name".into()).ok()?.as_string()?;
    let favourites = Reflect::get(&answer, &"favourites".into()).ok()?;
    Some(Reader { name, favourites: texts(&favourites) })
}

/// The texts of a list.
pub fn texts(list: &JsValue) -> Vec<String> {
    let list = list.dyn_ref::<Array>().cloned().unwrap_or_default();
    list.iter().filter_map(|text| text.as_string()).collect()
}

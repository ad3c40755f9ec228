use leptos::prelude::*;

/// A long form taken step by step, and kept as one goes. Without scripts it is one form, to be saved by its buttons.
///
/// Where the page tells what is wrong with the form, all steps are shown, so that every field can be reached.
#[island]
pub fn DraftWizard(
    /// The id of the form; its steps are the elements of the class `step` in it, each with a heading.
    form: String,
    /// Whether it is kept as one goes: a draft is, what was handed in is not.
    keeps: bool,
    /// What the list of steps is called.
    label: String,
    /// The words of the button that goes on.
    next: String,
    /// The words of the button that goes back.
    back: String,
    /// What is said while it is kept.
    keeping: String,
    /// What is said when it is kept.
    kept: String,
    /// What is said where it cannot be kept for now.
    failed: String,
    /// What is said where it was changed in another tab.
    elsewhere: String,
) -> impl IntoView {
    let steps = RwSignal::new(Vec::<String>::new());
    let here = RwSignal::new(0_usize);
    let standing = RwSignal::new(Standing::Unchanged);
    Effect::new(move |_| start(&form, keeps, steps, here, standing));
    let items = move || {
        let current = here.get();
        let item = |(nth, title): (usize, String)| {
            let state = (nth == current).then_some("step");
            view! { <li><button type="button" aria-current=state on:click=move |_| here.set(nth)>{title}</button></li> }
        };
        steps.get().into_iter().enumerate().map(item).collect_view()
    };
    let said = move || match standing.get() {
        Standing::Unchanged => String::new(),
        Standing::Keeping => keeping.clone(),
        Standing::Kept => kept.clone(),
        Standing::Failed => failed.clone(),
        Standing::Elsewhere => elsewhere.clone(),
    };
    view! {
        <div class="wizard" hidden=move || steps.read().is_empty()>
            <nav aria-label=label><ol>{items}</ol></nav>
            <div class="acts">
                <button type="button" class="button small" disabled=move || here.get() == 0 on:click=move |_| here.update(|at| *at = at.saturating_sub(1))>
                    {back}
                </button>
                <button
                    type="button" class="button small" disabled=move || here.get() + 1 >= steps.read().len()
                    on:click=move |_| here.update(|at| *at += 1)
                >
                    {next}
                </button>
            </div>
        </div>
        <p role="status" class="kept">{said}</p>
    }
}

/// How the form stands to what is kept of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only the browser keeps anything"))]
enum Standing {
    /// Nothing was typed yet.
    Unchanged,
    /// It is being kept.
    Keeping,
    /// It is kept as it stands.
    Kept,
    /// It could not be kept; the next change tries again.
    Failed,
    /// Another tab was faster; the person decides.
    Elsewhere,
}

#[cfg(not(feature = "hydrate"))]
fn start(
    _form: &str,
    _keeps: bool,
    _steps: RwSignal<Vec<String>>,
    _here: RwSignal<usize>,
    _standing: RwSignal<Standing>,
) {
}

#[cfg(feature = "hydrate")]
fn start(form: &str, keeps: bool, steps: RwSignal<Vec<String>>, here: RwSignal<usize>, standing: RwSignal<Standing>) {
    if let Some(form) = browser::find(form) {
        browser::take_steps(&form, steps, here);
        if keeps {
            browser::keep(form, standing);
        }
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::{cell::Cell, rc::Rc, time::Duration};

    use js_sys::{JSON, Reflect};
    use leptos::{prelude::*, task::spawn_local};
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use web_sys::{Element, Event, HtmlElement, HtmlFormElement, HtmlInputElement, SubmitEvent, window};

    use super::Standing;
    use crate::island::http;

    /// How long nothing is typed before the draft is kept.
    const QUIET: Duration = Duration::from_millis(1_500);

    pub fn find(form: &str) -> Option<HtmlFormElement> {
        document().get_element_by_id(form)?.dyn_into().ok()
    }

    /// Shows one step at a time, and moves the focus to where one goes.
    pub fn take_steps(form: &HtmlFormElement, steps: RwSignal<Vec<String>>, here: RwSignal<usize>) {
        let sections = sections(form);
        if sections.len() < 2 || document().get_element_by_id("errors").is_some() {
            return;
        }
        steps.set(sections.iter().map(title).collect());
        let first = Cell::new(true);
        Effect::new(move |_| {
            let current = here.get();
            for (nth, section) in sections.iter().enumerate() {
                section.set_hidden(nth != current);
            }
            if !first.replace(false)
                && let Some(heading) =
                    sections.get(current).and_then(|section| section.query_selector("h2").ok().flatten())
            {
                let _ = heading.set_attribute("tabindex", "-1");
                let _ = heading.dyn_into::<HtmlElement>().map(|heading| heading.focus());
            }
        });
    }

    fn sections(form: &HtmlFormElement) -> Vec<HtmlElement> {
        let Ok(found) = form.query_selector_all(".step") else { return Vec::new() };
        (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
    }

    fn title(section: &HtmlElement) -> String {
        let heading = section.query_selector("h2").ok().flatten();
        heading.and_then(|heading: Element| heading.text_content()).unwrap_or_default()
    }

    /// A form that is kept while it is filled in.
    struct Keeper {
        form: HtmlFormElement,
        standing: RwSignal<Standing>,
        turn: Cell<u32>,
        busy: Cell<bool>,
        /// What was asked for while the form was being kept: it comes next.
        pressed: Cell<Pressed>,
    }

    /// How a form was sent off.
    #[derive(Default)]
    enum Pressed {
        /// It was not.
        #[default]
        Nothing,
        /// By the return key.
        Return,
        /// By a button.
        Button(HtmlElement),
    }

    pub fn keep(form: HtmlFormElement, standing: RwSignal<Standing>) {
        let keeper =
            Rc::new(Keeper { form, standing, turn: Cell::new(0), busy: Cell::new(false), pressed: Cell::default() });
        let (typing, leaving) = (Rc::clone(&keeper), Rc::clone(&keeper));
        listen(&keeper.form, "input", move |_| typing.typed());
        listen(&keeper.form, "submit", move |event| leaving.submits(&event));
    }

    /// It listens for as long as the page is there.
    fn listen(form: &HtmlFormElement, name: &str, act: impl Fn(Event) + 'static) {
        let act = Closure::<dyn Fn(Event)>::new(act);
        let _ = form.add_event_listener_with_callback(name, act.as_ref().unchecked_ref());
        act.forget();
    }

    impl Keeper {
        fn typed(self: &Rc<Self>) {
            if self.standing.get_untracked() == Standing::Elsewhere {
                return;
            }
            let mine = self.turn.get().wrapping_add(1);
            self.turn.set(mine);
            let keeper = Rc::clone(self);
            set_timeout(
                move || {
                    if keeper.turn.get() == mine && !keeper.busy.get() {
                        spawn_local(async move { keeper.keep_now().await });
                    }
                },
                QUIET,
            );
        }

        /// A form sent while it is being kept would meet its own keeping as somebody else's change: it waits for its end.
        fn submits(&self, event: &Event) {
            // From here on, the page goes: nothing is kept beside.
            self.turn.set(self.turn.get().wrapping_add(1));
            if self.busy.get() {
                event.prevent_default();
                let button = event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter);
                self.pressed.set(button.map_or(Pressed::Return, Pressed::Button));
            }
        }

        async fn keep_now(self: Rc<Self>) {
            self.busy.set(true);
            self.standing.set(Standing::Keeping);
            let begun = self.turn.get();
            let address = self.form.action();
            let answer = http::post_form(&address, &self.form, "autosave").await;
            let standing = match answer {
                Some((200, told)) => self.note(&told).map_or(Standing::Failed, |()| Standing::Kept),
                Some((409, _)) => Standing::Elsewhere,
                _ => Standing::Failed,
            };
            self.standing.set(standing);
            self.busy.set(false);
            match self.pressed.take() {
                Pressed::Nothing if self.turn.get() != begun => self.typed(),
                Pressed::Nothing => {}
                Pressed::Return => drop(self.form.request_submit()),
                Pressed::Button(button) => drop(self.form.request_submit_with_submitter(Some(&button))),
            }
        }

        /// The next change is made from what is kept now. A new draft has an address of its own from its first keeping on.
        fn note(&self, told: &str) -> Option<()> {
            let told = JSON::parse(told).ok()?;
            let text = |name: &str| Reflect::get(&told, &name.into()).ok()?.as_string();
            self.set("version", &text("version")?)?;
            self.set("answers_made_from", &text("answers_made_from")?)?;
            let at = text("at")?;
            if !self.form.action().ends_with(&at) {
                self.form.set_action(&at);
                let history = window()?.history().ok()?;
                history.replace_state_with_url(&JsValue::NULL, "", Some(&at)).ok()?;
            }
            Some(())
        }

        fn set(&self, name: &str, value: &str) -> Option<()> {
            let found = self.form.query_selector(&format!("input[name={name}]")).ok().flatten();
            let input: HtmlInputElement = if let Some(found) = found {
                found.dyn_into().ok()?
            } else {
                let made: HtmlInputElement = document().create_element("input").ok()?.dyn_into().ok()?;
                made.set_type("hidden");
                made.set_name(name);
                self.form.append_child(&made).ok()?;
                made
            };
            input.set_value(value);
            Some(())
        }
    }
}

//! Reading schedule.xml: a stream of days, rooms and events, of which one event at a time is held.

use domain::programme::sheet::{Place, Sheet, SheetRoom, SheetTrack};

use super::{
    element::{Element, attribute},
    event::{self, Biographies},
    source::{Source, Tag, Token},
};
use crate::{
    Options, ReadError,
    draft::{Day, Gathered},
    moment,
    times::read_times,
};

/// Reads a schedule.xml.
pub fn read(text: &str, options: &Options) -> Result<Sheet, ReadError> {
    let mut file = File {
        source: Source::new(text, options),
        options,
        gathered: Gathered::default(),
        biographies: Biographies::new(),
    };
    file.root()?;
    file.tell_biographies();
    Ok(file.gathered.finish(options))
}

struct File<'a> {
    source: Source<'a>,
    options: &'a Options,
    gathered: Gathered,
    biographies: Biographies,
}

impl File<'_> {
    fn root(&mut self) -> Result<(), ReadError> {
        let mut found = false;
        loop {
            match self.source.next()? {
                Token::Start(tag) if tag.name == "schedule" => {
                    found = true;
                    self.schedule()?;
                }
                Token::Start(tag) => return Err(ReadError::not_a_schedule(tag.line, &format!("<{}>", tag.name))),
                Token::Eof if found => return Ok(()),
                Token::Eof => return Err(ReadError::incomplete(self.source.line())),
                Token::Text(text) if !text.trim().is_empty() => {
                    let message = "Text stands outside of the schedule here. Export the file again.";
                    return Err(ReadError::at(self.source.line(), "xml-broken", message));
                }
                Token::Text(_) | Token::End => {}
            }
        }
    }

    fn schedule(&mut self) -> Result<(), ReadError> {
        while let Some(tag) = self.next_child()? {
            match tag.name.as_str() {
                "version" => {
                    let version = self.element(tag)?;
                    self.gathered.frame.version = Some(version.trimmed().to_owned()).filter(|text| !text.is_empty());
                }
                "conference" => {
                    let conference = self.element(tag)?;
                    self.conference(&conference);
                }
                "tracks" => {
                    let tracks = self.element(tag)?;
                    tracks.children.iter().for_each(|track| self.track(track));
                }
                "persons" => self.persons()?,
                "day" => self.day(&tag)?,
                "generator" | "url" => self.source.skip()?,
                _ => self.pass_over(&tag)?,
            }
        }
        Ok(())
    }

    fn conference(&mut self, conference: &Element) {
        let text = |name: &str| conference.text_of(name).map(str::to_owned);
        let frame = &mut self.gathered.frame;
        frame.acronym = text("acronym");
        frame.title = text("title");
        frame.subtitle = text("subtitle");
        frame.venue = text("venue");
        frame.city = text("city");
        frame.base_url = text("base_url");
        if frame.version.is_none() {
            frame.version = text("release");
        }
        self.gathered.zone_name = text("time_zone_name");
        read_times(&mut self.gathered, |name| {
            let child = conference.child(name).filter(|child| !child.trimmed().is_empty())?;
            Some((child.trimmed(), Place { line: child.tag.line, path: format!("conference {name}") }))
        });
        conference.children.iter().filter(|child| child.name() == "track").for_each(|track| self.track(track));
    }

    fn track(&mut self, track: &Element) {
        let name = track.attribute("name").unwrap_or_else(|| track.trimmed()).to_owned();
        self.gathered.add_track(SheetTrack { name, slug: track.attribute("slug").map(str::to_owned) });
    }

    fn persons(&mut self) -> Result<(), ReadError> {
        while let Some(tag) = self.next_child()? {
            let person = self.element(tag)?;
            self.biographies.extend(event::biography(&person));
        }
        Ok(())
    }

    fn day(&mut self, tag: &Tag) -> Result<(), ReadError> {
        let start = attribute(tag, "start").map(str::to_owned);
        let date = attribute(tag, "date").and_then(moment::date);
        let day = Day { date: date.or_else(|| start.as_deref().and_then(moment::date)), start };
        self.gathered.days.push(day.clone());
        while let Some(tag) = self.next_child()? {
            match tag.name.as_str() {
                "room" => self.room(&tag, &day)?,
                "event" => self.event(tag, &day, None)?,
                _ => self.pass_over(&tag)?,
            }
        }
        Ok(())
    }

    fn room(&mut self, tag: &Tag, day: &Day) -> Result<(), ReadError> {
        let name = attribute(tag, "name").map(str::to_owned);
        if let Some(name) = &name {
            self.gathered.add_room(SheetRoom { name: name.clone(), capacity: None });
        }
        while let Some(tag) = self.next_child()? {
            match tag.name.as_str() {
                "event" => self.event(tag, day, name.as_deref())?,
                _ => self.pass_over(&tag)?,
            }
        }
        Ok(())
    }

    fn event(&mut self, tag: Tag, day: &Day, room: Option<&str>) -> Result<(), ReadError> {
        let event = self.element(tag)?;
        let mut draft = event::draft(&event, room, &mut self.gathered);
        draft.day = day.date;
        self.gathered.push(draft, self.options)
    }

    fn tell_biographies(&mut self) {
        for person in self.gathered.drafts.iter_mut().flat_map(|draft| &mut draft.persons) {
            let told = person.source.as_ref().and_then(|source| self.biographies.get(source));
            if let (true, Some(told)) = (person.biography.is_empty(), told) {
                person.biography.clone_from(told);
            }
        }
    }

    /// The next child of the element that is open, or its end.
    fn next_child(&mut self) -> Result<Option<Tag>, ReadError> {
        loop {
            match self.source.next()? {
                Token::Start(tag) => return Ok(Some(tag)),
                Token::End => return Ok(None),
                Token::Text(_) => {}
                Token::Eof => return Err(ReadError::incomplete(self.source.line())),
            }
        }
    }

    fn element(&mut self, tag: Tag) -> Result<Element, ReadError> {
        Element::read(tag, &mut self.source)
    }

    fn pass_over(&mut self, tag: &Tag) -> Result<(), ReadError> {
        self.gathered.not_kept(&tag.name, &Place { line: tag.line, path: String::new() });
        self.source.skip()
    }
}

//! `goodword forget`: somebody's records are deleted.

use super::args::{ForgetArgs, Format};
use super::output::{self, Failure};
use crate::diagnostics::did_you_mean;
use crate::records::{Holdings, Person, Store, StoreError};
use crate::workplace::Workplace;
use serde::Serialize;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

#[derive(Serialize)]
struct Told<'a> {
    format: u32,
    person: &'a str,
    team: &'a str,
    plays: u32,
    handed_in: u32,
    unfinished: u32,
    texts: u32,
    deleted: bool,
}

pub(super) fn run(workplace: &Workplace, args: &ForgetArgs) -> Result<ExitCode, Failure> {
    let said = |error: StoreError| Failure::said(error.to_string());
    let Some(mut store) = Store::open_existing(&workplace.data_dir).map_err(said)? else {
        return Err(Failure::said(format!(
            "there are no records in {}; name another folder with --data-dir",
            workplace.data_dir.display()
        )));
    };
    let person = meant(&store.people().map_err(said)?, args)?;
    let holdings = store.holdings(&person).map_err(said)?.unwrap_or_default();
    let agreed = args.yes || {
        tell(args.format, &person, &holdings, false)?;
        agree(args.format)?
    };
    if !agreed {
        output::print("Nothing was deleted.")?;
        return Ok(ExitCode::SUCCESS);
    }
    let gone = store.forget(&person).map_err(said)?.unwrap_or_default();
    let wiped = store.wipe_traces();
    tell(args.format, &person, &gone, true)?;
    wiped.map_err(|error| {
        Failure::said(format!(
            "{error}; the records are deleted, and what is left of them in the file goes when Goodword next opens it alone"
        ))
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The one person who is meant.
fn meant(people: &[Person], args: &ForgetArgs) -> Result<Person, Failure> {
    let wanted = Person::new(&args.person, args.team.as_deref().unwrap_or_default());
    let same_name: Vec<&Person> = people.iter().filter(|person| person.name == wanted.name).collect();
    let found: Vec<&Person> = same_name
        .iter()
        .copied()
        .filter(|person| args.team.is_none() || person.team == wanted.team)
        .collect();
    match (found.as_slice(), same_name.as_slice()) {
        ([one], _) => Ok((*one).clone()),
        ([], []) => {
            let hint = did_you_mean(&wanted.name, people.iter().map(|person| person.name.as_str()))
                .unwrap_or_else(|| "look at the name, as the records have it".into());
            Err(Failure::said(format!("nobody called “{}” is in the store; {hint}", wanted.name)))
        }
        (_, others) => {
            let teams: Vec<String> = others.iter().map(|person| place(person)).collect();
            Err(Failure::said(format!(
                "“{}” is in the store {}; say who is meant with --team",
                wanted.name,
                teams.join(", and ")
            )))
        }
    }
}

fn place(person: &Person) -> String {
    match person.team.as_str() {
        "" => "in no team".into(),
        team => format!("in the team “{team}”"),
    }
}

fn tell(format: Format, person: &Person, holdings: &Holdings, deleted: bool) -> Result<(), Failure> {
    let Holdings {
        plays,
        handed_in,
        open,
        texts,
    } = *holdings;
    match format {
        Format::Json => output::print_json(&Told {
            format: 1,
            person: &person.name,
            team: &person.team,
            plays,
            handed_in,
            unfinished: open,
            texts,
            deleted,
        }),
        Format::Text => {
            let count = |count: u32, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
            let name = match person.team.as_str() {
                "" => person.name.clone(),
                team => format!("{} ({team})", person.name),
            };
            let (plays, texts) = (count(plays, "play", "plays"), count(texts, "text", "texts"));
            let what = match deleted {
                true => "All of it is deleted from this machine.",
                false => "All of it would be deleted from this machine, for good.",
            };
            output::print(&format!(
                "{name}: {plays} ({handed_in} handed in, {open} unfinished), and {texts} that nobody else's plays rest on.\n\
                 {what} Files that were exported stay where they are."
            ))
        }
    }
}

/// Whether whoever sits at the terminal agrees. Where nobody sits, nothing is deleted.
fn agree(format: Format) -> Result<bool, Failure> {
    let asked = format == Format::Text && io::stdin().is_terminal();
    if !asked {
        return Err(Failure::said("nothing was deleted; add --yes to delete it"));
    }
    output::print("Delete it? Answer yes or no.")?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

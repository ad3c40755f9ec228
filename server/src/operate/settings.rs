//! Settings that are readable and yet wrong.

use url::{Host, Url};

use super::Finding;
use crate::{asset::Assets, config::Config, http::listener::open_files};

pub(super) fn look(config: &Config) -> Vec<Finding> {
    vec![base_url(&config.base_url), operations(config), assets(config), files()]
}

fn base_url(text: &str) -> Finding {
    const SUBJECT: &str = "base_url";
    let Ok(url) = Url::parse(text) else {
        return Finding::bad(
            SUBJECT,
            format!("“{text}” is no address. Set it to where visitors reach the site: https://…"),
        );
    };
    let plain = matches!(url.path(), "" | "/") && url.query().is_none() && url.fragment().is_none();
    match (url.scheme(), url.host()) {
        ("http" | "https", None) => Finding::bad(SUBJECT, format!("{text} names no host.")),
        ("http" | "https", Some(_)) if !plain => {
            Finding::bad(SUBJECT, format!("{text} must end after the host: the site needs a host of its own."))
        }
        ("https", Some(_)) => Finding::good(SUBJECT, text),
        ("http", Some(host)) if is_this_machine(&host) => {
            Finding::good(SUBJECT, format!("{text}; only this machine can follow links in mails."))
        }
        ("http", Some(_)) => Finding::bad(
            SUBJECT,
            format!(
                "{text} is not encrypted, so anybody on the way can take over accounts. Put a proxy with TLS in front and write https."
            ),
        ),
        (scheme, _) => Finding::bad(SUBJECT, format!("“{scheme}” is not http or https.")),
    }
}

fn is_this_machine(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

fn operations(config: &Config) -> Finding {
    const SUBJECT: &str = "operations_listen";
    let address = config.operations_listen;
    if address.ip().is_loopback() {
        Finding::good(SUBJECT, format!("Health and metrics are on {address}, for this machine alone."))
    } else {
        Finding::doubtful(
            SUBJECT,
            format!("Health and metrics are open on {address}. See to it that a firewall keeps strangers out."),
        )
    }
}

fn assets(config: &Config) -> Finding {
    const SUBJECT: &str = "site";
    let folder = config.site_folder();
    match Assets::load(&folder) {
        Ok(_) => Finding::good(SUBJECT, format!("The assets are in {}.", folder.display())),
        Err(_) => Finding::bad(
            SUBJECT,
            format!(
                "{} is not the folder with the built assets. Set `site` to it, or put it beside the binary as `site`.",
                folder.display()
            ),
        ),
    }
}

fn files() -> Finding {
    const SUBJECT: &str = "open files";
    match open_files() {
        Some(most) if most < 4_096 => Finding::doubtful(
            SUBJECT,
            format!(
                "This process may open {most} files, each visitor's connection being one. Raise the limit (systemd: LimitNOFILE=65536)."
            ),
        ),
        Some(most) => Finding::good(SUBJECT, format!("Up to {most}.")),
        None => Finding::good(SUBJECT, "Without limit."),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    #[test]
    fn an_address_that_would_harm_or_fail_is_named() {
        for (text, verdict) in [
            ("https://plenary.example", Verdict::Good),
            ("https://plenary.example/", Verdict::Good),
            ("http://localhost:8080", Verdict::Good),
            ("http://127.0.0.1:8080", Verdict::Good),
            ("http://plenary.example", Verdict::Bad),
            ("https://plenary.example/conferences", Verdict::Bad),
            ("https://plenary.example?x", Verdict::Bad),
            ("plenary.example", Verdict::Bad),
            ("ftp://plenary.example", Verdict::Bad),
            ("", Verdict::Bad),
        ] {
            assert_eq!(base_url(text).verdict, verdict, "{text}");
        }
    }
}

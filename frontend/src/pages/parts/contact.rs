//! Where somebody is reached: websites and functional mailboxes as links.

use yew::prelude::*;

use crate::components::words;

/// A website as a link where it is a web address, else as text.
pub fn website(site: &str) -> Html {
    if site.starts_with("https://") || site.starts_with("http://") {
        html! { <a href={site.to_owned()} rel="noopener noreferrer" target="_blank">{words::host(site)}</a> }
    } else {
        html! { {site} }
    }
}

/// A functional mailbox or page as a link.
pub fn contact_link(contact: &str) -> Html {
    if contact.contains('@') && !contact.contains(':') {
        html! { <a href={format!("mailto:{contact}")}>{contact}</a> }
    } else {
        website(contact)
    }
}

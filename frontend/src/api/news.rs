//! What happened to the network while the page is open: who wants to hear of it, and what of it this
//! page made itself.
//!
//! Between the line that hears, the forms that are filled in and the edits under way; knows none of them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::Callback;

use crate::state::live::News;

/// Told of a revision that another made; says whether it tells the user itself.
pub type Hearer = Rc<dyn Fn(&News) -> bool>;

thread_local! {
    static HEARERS: RefCell<Vec<(u32, Hearer)>> = const { RefCell::new(Vec::new()) };
    static OWN: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
    static UNDER_WAY: Cell<u32> = const { Cell::new(0) };
    static SETTLED: RefCell<Option<Callback<()>>> = const { RefCell::new(None) };
}

/// Wants to hear of revisions until dropped.
pub struct Hearing(u32);

impl Drop for Hearing {
    fn drop(&mut self) {
        HEARERS.with_borrow_mut(|hearers| hearers.retain(|(number, _)| *number != self.0));
    }
}

/// Wants to hear of revisions that others made.
#[must_use]
pub fn hear(hearer: Hearer) -> Hearing {
    HEARERS.with_borrow_mut(|hearers| {
        let number = hearers.last().map_or(0, |(number, _)| number + 1);
        hearers.push((number, hearer));
        Hearing(number)
    })
}

/// Tells of a revision that another made; whether somebody tells the user of it.
pub fn tell(news: &News) -> bool {
    let hearers = HEARERS.with_borrow(Clone::clone);
    // Everybody hears it.
    let taken = hearers.iter().filter(|(_, hearer)| hearer(news));
    taken.count() > 0
}

/// An edit of this page is under way until this is dropped: what comes meanwhile may be its own.
pub struct Sending(());

/// An edit of this page goes on its way.
#[must_use]
pub fn sending() -> Sending {
    UNDER_WAY.set(UNDER_WAY.get() + 1);
    Sending(())
}

impl Drop for Sending {
    fn drop(&mut self) {
        UNDER_WAY.set(UNDER_WAY.get() - 1);
        let settled = SETTLED.with_borrow(Clone::clone);
        if let Some(settled) = settled
            && !is_sending()
        {
            settled.emit(());
        }
    }
}

/// Whether an edit of this page is under way.
#[must_use]
pub fn is_sending() -> bool {
    UNDER_WAY.get() > 0
}

/// Names who is told that nothing is under way any more.
pub fn on_settled(settled: Callback<()>) {
    SETTLED.set(Some(settled));
}

/// Notes a revision that this page made.
pub fn made(revision: u32) {
    OWN.with_borrow_mut(|own| own.push(revision));
}

/// Whether this page made a revision.
#[must_use]
pub fn is_own(revision: u32) -> bool {
    OWN.with_borrow(|own| own.contains(&revision))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_hears_until_they_leave() {
        let heard = Rc::new(Cell::new(0));
        let hearer = |takes: bool| -> Hearer {
            let heard = heard.clone();
            Rc::new(move |_| {
                heard.set(heard.get() + 1);
                takes
            })
        };
        let one = hear(hearer(true));
        let _two = hear(hearer(false));
        assert!(tell(&News::default()));
        assert_eq!(heard.get(), 2);
        drop(one);
        assert!(!tell(&News::default()));
        assert_eq!(heard.get(), 3);
    }

    #[test]
    fn what_is_under_way_settles_once_all_of_it_has() {
        let settled = Rc::new(Cell::new(0));
        let told = settled.clone();
        on_settled(Callback::from(move |()| told.set(told.get() + 1)));
        let (one, two) = (sending(), sending());
        made(7);
        drop(one);
        assert!(is_sending() && settled.get() == 0);
        drop(two);
        assert!(!is_sending() && settled.get() == 1);
        assert!(is_own(7) && !is_own(8));
    }
}

//! Cases on sketches: one rule of telling at a time.

use std::sync::Arc;

use crate::explain;
use crate::model::{Confidence, Language};
use crate::network::View;

use super::*;

/// The relation with id `r` of a sketch in its own direction, in both languages.
fn check_relation(sketch: &str, nl: &str, en: &str) {
    let network = sketched(sketch);
    let relation = network.dataset().find_relation("r").expect("a relation r");
    let told = LANGUAGES.map(|l| explain::relation(&network, relation, false, l).text());
    assert_eq!(told, [nl, en], "{sketch}");
}

fn check_inverse(sketch: &str, nl: &str) {
    let network = sketched(sketch);
    let relation = network.dataset().find_relation("r").expect("a relation r");
    let told = explain::relation(&network, relation, true, Language::Nl);
    assert_eq!(told.text(), nl, "{sketch}");
}

fn check_way(sketch: &str, ends: &str, nl: &str, en: &str) {
    let network = sketched(sketch);
    assert_eq!(answer(&network, ends, HOPS_DEFAULT), [nl, en], "{sketch}");
}

/// A later source, from which the sentences look back.
const TODAY: &str = "; x -member-of-> y !high(2026-11)";

fn since_today(sketch: &str) -> String {
    format!("{sketch}{TODAY}")
}

#[test]
fn what_goes_on_is_told_in_the_present() {
    check_relation(
        "febecoop\"Febecoop\" -member-of-> coopkracht\"Coopkracht\" =r !high(2025-03)",
        "Febecoop is lid van Coopkracht (bron van maart 2025).",
        "Febecoop is a member of Coopkracht (source dated March 2025).",
    );
    check_relation(
        &since_today("a\"A\" -member-of-> b\"B\" =r @2004 !high(2022)"),
        "A is sinds 2004 lid van B (bron van 2022).",
        "A is a member of B (since 2004, source dated 2022).",
    );
    check_inverse(
        &since_today("a\"A\" -funds-> b\"B\" =r @2004 !high(2022)"),
        "B krijgt sinds 2004 financiële steun van A (bron van 2022).",
    );
}

#[test]
fn what_only_old_sources_say_is_told_in_the_past() {
    check_relation(
        &since_today(
            "vmm\"de VMM\" -participates-in-> g[werkgroep]\"de Green Deal-werkgroep\" =r @2018 !high(2018-09-07)",
        ),
        "De VMM nam in 2018 deel aan de Green Deal-werkgroep; een recentere bevestiging vonden we niet.",
        "De VMM took part in de Green Deal-werkgroep in 2018; we found no later confirmation.",
    );
    check_relation(
        &since_today("a\"A\" -manages-> b\"B\" =r @2001 !high(2009-02)"),
        "A beheerde vanaf 2001 B (bron van februari 2009); een recentere bevestiging vonden we niet.",
        "A managed B from 2001 on (source dated February 2009); we found no later confirmation.",
    );
    check_relation(
        &since_today("a\"A\" -manages-> b\"B\" =r @2009"),
        "A beheerde vanaf 2009 B (bron zonder datum); een recentere bevestiging vonden we niet.",
        "A managed B from 2009 on (undated source); we found no later confirmation.",
    );
}

#[test]
fn what_is_over_is_told_with_its_period() {
    for (period, nl, en) in [
        ("@2017..2019", "van 2017 tot 2019", "from 2017 to 2019"),
        ("@..2022-12-31", "tot eind 2022", "until the end of 2022"),
        ("@2013..2013", "in 2013", "in 2013"),
    ] {
        check_relation(
            &format!("a\"A\" -member-of-> b\"B\" =r {period}"),
            &format!("A was {nl} lid van B."),
            &format!("A was a member of B {en}."),
        );
    }
}

#[test]
fn a_source_date_is_no_start_and_no_end() {
    check_relation(
        "a\"A\" -member-of-> b\"B\" =r @2024-05-02 !low(2024-05-02)",
        "A is lid van B (onzeker, bron van 2 mei 2024).",
        "A is a member of B (uncertain, source dated 2 May 2024).",
    );
    check_relation(
        "a\"A\" -works-on-lever-> b[hefboom]\"B\" =r @..2024-05-06 !high(2024-05-06)",
        "A werkte aan B (bron van 6 mei 2024).",
        "A worked on B (source dated 6 May 2024).",
    );
}

#[test]
fn certainty_and_missing_sources_are_said() {
    check_relation(
        "a\"A\" -member-of-> b\"B\" =r !medium",
        "A is lid van B (vrij zeker, bron zonder datum).",
        "A is a member of B (fairly certain, undated source).",
    );
    check_relation(
        "a\"A\" -member-of-> b\"B\" =r !none",
        "A is lid van B (zonder bron).",
        "A is a member of B (no source).",
    );
    check_relation(
        "a\"A\" -member-of-> b\"B\" =r !high(2024) !medium(2025-02)",
        "A is lid van B (recentste bron van februari 2025).",
        "A is a member of B (latest source dated February 2025).",
    );
}

#[test]
fn an_event_is_told_on_its_day_and_a_day_only_once() {
    check_relation(
        "a\"A\" -founds-> b\"B\" =r @2001 !medium(2009)",
        "A stond in 2001 mee aan de wieg van B (vrij zeker).",
        "A helped to set up B in 2001 (fairly certain).",
    );
    check_relation(
        "a\"A\" -participates-in-> f[evenement]\"het forum van 6 mei 2024\" =r @2024-05-06..2024-05-06",
        "A nam deel aan het forum van 6 mei 2024.",
        "A took part in het forum van 6 mei 2024 on 6 May 2024.",
    );
}

#[test]
fn who_only_offered_does_not_work_on_it() {
    check_relation(
        "a\"A\" -wants-to-join-lever-> b[hefboom]\"B\" =r !medium",
        "A gaf aan te willen meewerken aan B (vrij zeker, bron zonder datum); of dat ook gebeurt, is niet bekend.",
        "A offered to join the work on B (fairly certain, undated source); whether it came to that is not known.",
    );
}

#[test]
fn sources_that_disagree_are_both_told() {
    let mut dataset =
        Dataset::sketch("a\"A\" -successor-of-> b\"B\" =r !medium !medium(2021-10-19)")
            .expect("a sketch");
    let evidence = &mut dataset.relations[0].evidence;
    evidence[0].source = "https://www.iedereencirculair.be/nl/x".into();
    evidence[0].valid_from = "2020".parse().ok();
    evidence[1].source = "https://bsae.be/k".into();
    evidence[1].valid_from = "2019".parse().ok();
    let network = viewed(dataset, View::default());
    let told =
        LANGUAGES.map(|l| explain::relation(&network, network.relations()[0], false, l).text());
    assert_eq!(
        told,
        [
            "A werd de opvolger van B (vrij zeker, recentste bron van 19 oktober 2021). Over de datum verschillen de bronnen: iedereencirculair.be zegt 2020, bsae.be 2019. Wij kiezen niet.",
            "A succeeded B (fairly certain, latest source dated 19 October 2021). The sources differ on the date: iedereencirculair.be says 2020, bsae.be 2019. We do not choose.",
        ]
    );
}

#[test]
fn a_kind_without_wording_is_told_by_its_labels() {
    let mut dataset =
        Dataset::sketch("a\"A\" -member-of-> b\"B\" =r @2017..2019").expect("a sketch");
    for kind in &mut Arc::make_mut(&mut dataset.vocabulary).relation_kinds {
        kind.wording = crate::vocabulary::Wording::default();
    }
    let network = viewed(dataset, View::default());
    let relation = network.relations()[0];
    let told = [false, true]
        .map(|inverse| explain::relation(&network, relation, inverse, Language::Nl).text());
    assert_eq!(
        told,
        [
            "A is lid van B (van 2017 tot 2019, intussen voorbij).",
            "B heeft als lid A (van 2017 tot 2019, intussen voorbij).",
        ]
    );
}

#[test]
fn two_steps_that_meet_are_told_as_one() {
    check_way(
        "ovam\"OVAM\" -participates-in-> g[werkgroep]\"de werkgroep\" @2018..2018; vlaio\"VLAIO\" -participates-in-> g @2018..2018",
        "ovam vlaio",
        "Van OVAM naar VLAIO loopt een weg in 2 stappen, langs de werkgroep: OVAM en VLAIO namen in 2018 allebei deel aan de werkgroep. Geen van deze stappen is een samenwerking: het gaat om een plaats aan tafel.",
        "A way from OVAM to VLAIO takes 2 steps, by way of de werkgroep: both OVAM and VLAIO took part in de werkgroep in 2018. None of these steps is about working together: they are about a seat at the table.",
    );
    check_way(
        "a\"A\" -partners-with-> m\"M\"; m -partners-with-> b\"B\"",
        "a b",
        "Van A naar B loopt een weg in 2 stappen, via M: A en B zijn allebei partner van M (bron zonder datum).",
        "A way from A to B takes 2 steps, through M: both A and B are partners of M (undated source).",
    );
    check_way(
        "f\"F\" -funds-> a\"A\" !medium; f -funds-> b\"B\" !medium",
        "a b",
        "Van A naar B loopt een weg in 2 stappen, via F: A en B krijgen allebei financiële steun van F (vrij zeker, bron zonder datum). Geen van deze stappen is een samenwerking: het gaat om geld.",
        "A way from A to B takes 2 steps, through F: both A and B receive financial support from F (fairly certain, undated source). None of these steps is about working together: they are about money.",
    );
}

#[test]
fn a_step_is_told_in_the_direction_asked_with_all_that_carries_it() {
    check_way(
        "a\"A\" -partners-with-> b\"B\"; b -funds-> a !high(2025)",
        "a b",
        "Tussen A en B is er een rechtstreekse band: A is partner van B (bron zonder datum); daarnaast krijgt A financiële steun van B (bron van 2025).",
        "There is a direct tie between A and B: A is a partner of B (undated source); in addition, A receives financial support from B (source dated 2025).",
    );
}

#[test]
fn a_shared_lever_is_no_shared_work() {
    check_way(
        "a\"A\" -leads-lever-> l[hefboom]\"de hefboom Jobs\" !high(2025); b\"B\" -wants-to-join-lever-> l !medium",
        "a b",
        "Van A naar B loopt een weg in 2 stappen, langs de hefboom Jobs: A trekt de hefboom Jobs (bron van 2025); die hefboom kreeg een aanbod tot medewerking van B (vrij zeker, bron zonder datum). A en B hebben hier alleen die hefboom gemeen; of ze er samen aan werken, is niet bekend. Geen van deze stappen is een samenwerking: het gaat om een band met een hefboom.",
        "A way from A to B takes 2 steps, by way of de hefboom Jobs: A leads de hefboom Jobs (source dated 2025); de hefboom Jobs received an offer to join from B (fairly certain, undated source). A and B have only de hefboom Jobs in common here; whether they work on it together is not known. None of these steps is about working together: they are about a tie with a lever.",
    );
}

#[test]
fn no_way_names_the_parts_and_what_would_join_them() {
    check_way(
        "a\"A\" -member-of-> b\"B\"; c\"C\" -member-of-> d\"D\"",
        "a c",
        "In onze bronnen vonden we geen weg van A naar C. A hangt alleen samen met B. C hangt alleen samen met D. Een contact tussen A en C zou de twee delen het best verbinden. Dat zegt iets over onze bronnen, niet over wie elkaar kent.",
        "In our sources we found no way from A to C. A is linked only to B. C is linked only to D. A contact between A and C would join the two parts best. This says something about our sources, not about who knows whom.",
    );
}

#[test]
fn no_way_within_the_steps_asked_tells_the_shortest() {
    let network =
        sketched("a\"A\" -member-of-> b\"B\"; b -member-of-> c\"C\"; c -member-of-> d\"D\"");
    assert_eq!(
        answer(&network, "a d", 2),
        [
            "In onze bronnen is er binnen 2 stappen geen weg van A naar D; de kortste weg telt er 3.",
            "In our sources there is no way from A to D within 2 steps; the shortest way takes 3.",
        ]
    );
}

#[test]
fn no_way_says_what_the_view_leaves_out() {
    let sketch = "a\"A\" -partners-with-> b\"B\" !low(2024-05-02); b -member-of-> c\"C\" !high; f[evenement]\"het forum\" -organises-> f; a -participates-in-> f";
    let view = View {
        confidence_min: Some(Confidence::High),
        as_of: "2024-05-06".parse().ok(),
        ..View::default()
    };
    let network = viewed(Dataset::sketch(sketch).expect(sketch), view);
    assert_eq!(
        answer(&network, "a c", HOPS_DEFAULT)[0],
        "In de toestand op 6 mei 2024 en met alleen zekere bronnen vonden we geen weg van A naar C. Van A kennen we hier geen enkele band. De band met B is onzeker en telt hier niet mee: ze steunt op één bron van 2 mei 2024. C hangt alleen samen met B. Een contact tussen A en B zou de twee delen het best verbinden. Het forum telt hier niet mee als stap. Dat zegt iets over onze bronnen, niet over wie elkaar kent.",
    );
}

#[test]
fn presence_at_one_event_is_no_talk() {
    let network = sketched(
        "a\"A\" -participates-in-> f[evenement]\"het forum\" @2024..2024; b\"B\" -participates-in-> f @2024..2024",
    );
    let known =
        crate::algo::between::known_between(&network, &entities(&network, "a b"), &mut || false);
    assert_eq!(
        explain::known_pair(&network, &known.pairs[0], Language::Nl).text(),
        "Tussen A en B vonden we geen rechtstreekse band. Ook een omweg van hoogstens 8 stappen vonden we niet tussen A en B. Ze namen in 2024 allebei deel aan het forum. Of ze daar ook met elkaar spraken, is niet bekend.",
    );
}

#[test]
fn a_large_network_needs_no_caution() {
    let sketch: String = (0..1000).map(|i| format!("e{i};")).collect();
    assert_eq!(explain::caution(&sketched(&sketch), Language::Nl), None);
    assert!(explain::caution(&sketched("a;b"), Language::Nl).is_some());
}

/// What ties these, in both languages.
fn check_ties(sketch: &str, between: &str, nl: &str, en: &str) {
    let network = sketched(sketch);
    let islands = crate::algo::islands::Islands::new(&network);
    let between = entities(&network, between);
    let ties = crate::algo::ties::ties(&network, &islands, &between, &mut || false);
    let told = LANGUAGES.map(|l| explain::ties(&network, &ties, l).text());
    assert_eq!(told, [nl, en], "{sketch}");
}

#[test]
fn what_ties_a_few_is_told_from_the_first_to_each() {
    check_ties(
        "a\"A\" -member-of-> w[werkgroep]\"de werkgroep\" !high(2026); b\"B\" -member-of-> w !high(2026); c\"C\" -funds-> b !high(2026)",
        "a b c",
        "A, B en C zijn verbonden door drie banden, langs de werkgroep. A en B zijn allebei lid van de werkgroep (bron van 2026). B krijgt financiële steun van C (bron van 2026).",
        "A, B and C are joined by three ties, by way of de werkgroep. Both A and B are members of de werkgroep (source dated 2026). B receives financial support from C (source dated 2026).",
    );
    check_ties(
        "a\"A\" -funds-> b\"B\" !high(2026); c\"C\"",
        "a b c",
        "A en B zijn rechtstreeks verbonden. A steunt B financieel (bron van 2026). In onze bronnen vonden we geen weg van daar naar C. Dat zegt iets over onze bronnen, niet over wie elkaar kent.",
        "A and B are tied directly. A supports B financially (source dated 2026). In our sources we found no way from there to C. This says something about our sources, not about who knows whom.",
    );
    check_ties(
        "a\"A\"; b\"B\"",
        "a b",
        "In onze bronnen vonden we niets dat A en B verbindt. Dat zegt iets over onze bronnen, niet over wie elkaar kent.",
        "In our sources we found nothing that ties A and B. This says something about our sources, not about who knows whom.",
    );
}

//! Gaps, coverage, changes, marks and groups as texts.

use crate::algo::changes::changes;
use crate::algo::clusters::{clusters, marks};
use crate::algo::coverage::coverage;
use crate::algo::gaps::{
    actors_without_lever, lever_gaps, meeting_pairs, stale_relations, untied_pairs,
};
use crate::explain::{self, Told};
use crate::model::{Language, PartialDate};

use super::everything::check_text;
use super::*;

const TODAY: &str = "2026-11-24";

fn date(text: &str) -> PartialDate {
    text.parse().expect(text)
}

fn on(day: &str) -> ViewedNetwork {
    shipped(View {
        as_of: Some(date(day)),
        ..View::default()
    })
}

fn tell_gaps(network: &ViewedNetwork, language: Language) -> Told {
    let idle = actors_without_lever(network);
    explain::gaps(network, &lever_gaps(network), &idle, language)
}

fn tell_untied(network: &ViewedNetwork, among: &str, language: Language) -> Told {
    let among = entities(network, among);
    explain::untied(network, &among, &untied_pairs(network, &among), language)
}

fn tell_stale(network: &ViewedNetwork, years: u32, language: Language) -> Told {
    let stale = stale_relations(network, years, date(TODAY));
    explain::stale(network, &stale, (years, date(TODAY)), language)
}

fn tell_changes(from: &ViewedNetwork, to: &ViewedNetwork, language: Language) -> Told {
    explain::changes(from, to, &changes(from, to), language)
}

/// Both languages of a text about a sketch.
fn check(sketch: &str, tell: impl Fn(&ViewedNetwork, Language) -> Told, nl: &str, en: &str) {
    let network = sketched(sketch);
    let told = LANGUAGES.map(|language| {
        let told = tell(&network, language);
        check_text(&told, sketch);
        told.text()
    });
    assert_eq!(told, [nl, en], "{sketch}");
}

/// The Dutch text, which must hold each of these parts.
fn check_parts(told: &Told, parts: &[&str]) {
    check_text(told, "the shipped network");
    let text = told.text();
    for part in parts {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn levers_of_which_nobody_is_known() {
    let network = shipped(View::default());
    check_parts(
        &tell_gaps(&network, Language::Nl),
        &[
            "Wie eraan werkt, is niet bekend voor vijf van de zeven hefbomen of thema’s van Vlaanderen Circulair: Beleidsinstrumenten; Communicatie; Financiering; Innoveren en ondernemen; Onderzoek.",
            "DWSE, Febecoop, Groep Maatwerk, Herw!n, de Sociale InnovatieFabriek, Trividend en Verso werkten aan de acht hefbomen van 2024 (bron van 6 mei 2024). De namen van acht hefbomen zijn niet gepubliceerd; wie aan welke hefboom werkt, is niet bekend.",
            "het thema aankopen met sociale impact (DWSE)",
            "Van 96 van de 110 actoren is niet bekend aan welke hefboom ze werken. Dat zegt iets over onze bronnen, niet over wie waaraan werkt.",
        ],
    );
    check_text(&tell_gaps(&network, Language::En), "the shipped network");
}

#[test]
fn gaps_of_sketches() {
    check(
        "a\"A\" -works-on-lever-> l[hefboom]\"de hefboom L\" !high(2025); k[hefboom]\"de hefboom K\"; b",
        tell_gaps,
        "Wie eraan werkt, is niet bekend voor de hefboom K. Maar één naam vonden we bij de hefboom L (A). Een overheid vonden we niet bij de hefboom L. Van 1 van de 2 actoren is niet bekend aan welke hefboom ze werken. Dat zegt iets over onze bronnen, niet over wie waaraan werkt.",
        "Who works on them is not known for de hefboom K. We found only one name with de hefboom L (A). We found no government body with de hefboom L. For 1 of the 2 actors it is not known which lever they work on. This says something about our sources, not about who works on what.",
    );
    check(
        "a -funds-> b",
        tell_gaps,
        "Rond de hefbomen vonden we geen gaten. Dat zegt iets over onze bronnen, niet over wie waaraan werkt.",
        "We found no gaps around the levers. This says something about our sources, not about who works on what.",
    );
}

#[test]
fn pairs_without_a_tie() {
    let network = shipped(View::default());
    assert_eq!(
        tell_untied(
            &network,
            "dwse vlaio dep-omgeving facilitair-bedrijf",
            Language::Nl
        )
        .text(),
        "Tussen DWSE, VLAIO, het Departement Omgeving en Het Facilitair Bedrijf vonden we geen rechtstreekse band."
    );
    assert_eq!(
        tell_untied(
            &network,
            "herwin groep-maatwerk febecoop trividend verso sif",
            Language::Nl
        )
        .text(),
        "Van de 15 paren onder Herw!n, Groep Maatwerk, Febecoop, Trividend, Verso en de Sociale InnovatieFabriek zijn er 13 waartussen we geen rechtstreekse band vonden. Groep Maatwerk is partner van Verso (onzeker, bron van 2 mei 2024). Verso is partner van de Sociale InnovatieFabriek (vrij zeker, bron zonder datum)."
    );
    check(
        "a\"A\" -partners-with-> b\"B\" !high(2025)",
        |network, language| tell_untied(network, "b a", language),
        "B is partner van A (bron van 2025).",
        "B is a partner of A (source dated 2025).",
    );
}

#[test]
fn old_ties_are_told_in_the_past() {
    let network = shipped(View::default());
    check_parts(
        &tell_stale(&network, 5, Language::Nl),
        &[
            "Van 77 banden vonden we alleen een spoor dat op 24 november 2026 meer dan vijf jaar oud is, onder meer:",
            "namen in 2018 deel aan de Green Deal-werkgroep;",
            "stonden in 2001 mee aan de wieg van Trividend",
            "Een recentere bevestiging vonden we niet",
        ],
    );
    let vmm = network
        .dataset()
        .find_relation("vmm.participates-in.green-deal-werkgroep");
    let told = explain::stale(
        &network,
        &[vmm.expect("the VMM")],
        (5, date(TODAY)),
        Language::Nl,
    );
    assert_eq!(
        told.text(),
        "De VMM nam in 2018 deel aan de Green Deal-werkgroep; een recentere bevestiging vonden we niet."
    );
    for (years, nl, en) in [
        (1, "meer dan één jaar oud is", "is more than one year old"),
        (6, "meer dan zes jaar oud is", "is more than six years old"),
    ] {
        check(
            "a -funds-> b",
            |network, language| tell_stale(network, years, language),
            &format!("We vonden geen band waarvan het recentste spoor op 24 november 2026 {nl}."),
            &format!("We found no tie whose latest trace {en} on 24 November 2026."),
        );
    }
}

#[test]
fn standing_side_by_side_is_not_working_together() {
    check(
        "a\"A\" -participates-in-> f[evenement]\"het forum\" @2024..2024; b\"B\" -participates-in-> f @2024..2024; \
         a -part-of-> k[koepel]\"de koepel\" !high(2025); b -part-of-> k !high(2025)",
        |network, language| {
            let pairs = meeting_pairs(network, None, 1, &mut || false).expect("time enough");
            explain::meeting_pair(network, &pairs[0], language)
        },
        "Tussen A en B vonden we geen rechtstreekse band. Ze namen in 2024 allebei deel aan het forum. Of ze daar ook met elkaar spraken, is niet bekend. Ze horen allebei bij de koepel (bron van 2025). Dat ze met elkaar samenwerken, vonden we in geen bron.",
        "We found no direct tie between A and B. Both took part in het forum in 2024. Whether they spoke with each other there is not known. Both belong to de koepel (source dated 2025). We found no source that says that they work together.",
    );
}

#[test]
fn every_meeting_pair() {
    let network = shipped(View::default());
    let pairs = meeting_pairs(&network, None, 100, &mut || false).expect("time enough");
    assert_eq!(pairs.len(), 100);
    for pair in &pairs {
        for language in LANGUAGES {
            check_text(
                &explain::meeting_pair(&network, pair, language),
                "a meeting",
            );
        }
    }
}

#[test]
fn roles_are_words_and_those_who_offered_do_not_work() {
    let network = sketched(
        "a -leads-lever-> l[hefboom] =r1; a -works-on-lever-> l =r2; a -wants-to-join-lever-> l =r3; \
         a -works-on-lever-> k[hefboom] =r4 @2012..2015",
    );
    let role = |ids: &str, language| {
        let rows: Vec<_> = ids
            .split(' ')
            .map(|id| network.dataset().find_relation(id).expect(id))
            .collect();
        explain::lever_role(&network, &rows, language)
    };
    for (ids, nl, en) in [
        ("r1", "trekt", "leads"),
        ("r3", "wil meewerken", "wants to join"),
        (
            "r3 r2",
            "werkt aan en wil meewerken",
            "works on and wants to join",
        ),
        ("r4", "werkt aan (intussen voorbij)", "works on (now over)"),
    ] {
        assert_eq!(
            LANGUAGES.map(|language| role(ids, language)),
            [nl, en],
            "{ids}"
        );
    }
    assert_eq!(LANGUAGES.map(explain::linked_role), ["genoemd", "named"]);
}

#[test]
fn who_works_on_what() {
    let network = shipped(View::default());
    for set in [
        "vlaanderen-circulair",
        "decreet-2012",
        "hefbomen-2024",
        "dwse",
    ] {
        let found = coverage(&network, network.dataset().find_entity(set), &mut || false);
        for language in LANGUAGES {
            check_text(&explain::coverage(&network, &found, language), set);
        }
    }
    let set = network.dataset().find_entity("vlaanderen-circulair");
    let found = coverage(&network, set, &mut || false);
    check_parts(
        &explain::coverage(&network, &found, Language::Nl),
        &[
            "Van 2 van de 7 hefbomen of thema’s is bekend wie erbij hoort.",
            "DWSE trekt de hefboom Jobs en vaardigheden van Vlaanderen Circulair (bron zonder datum). Agoria, het Departement Omgeving, Fedustria, KU Leuven, de Vlaamse Confederatie Bouw en VDAB gaven aan te willen meewerken aan die hefboom (vrij zeker, bron zonder datum); of dat ook gebeurt, is niet bekend.",
        ],
    );
}

#[test]
fn before_and_after_the_forum() {
    let (before, after) = (on("2024-05-05"), on("2024-05-06"));
    let told = tell_changes(&before, &after, Language::Nl);
    check_parts(
        &told,
        &[
            "Op 5 mei 2024 kenden we 180 banden, op 6 mei 2024 208: er kwamen 28 bij en geen enkele verdween.",
            "94 banden hebben geen datum; of die er toen al waren, is niet bekend.",
        ],
    );
    check_text(&tell_changes(&before, &after, Language::En), "changes");
}

#[test]
fn what_is_gone_is_told_in_the_past() {
    let told = tell_changes(&on("2018"), &on("2024"), Language::Nl);
    check_parts(
        &told,
        &[
            "Verdwenen onder meer: Bond Beter Leefmilieu, The Shift en de VVSG waren van 2017 tot 2019 partner van de Green Deal Circulair Aankopen",
        ],
    );
    for (from, to) in [("2000", "2001"), ("2020", "2020"), ("2018", "2026")] {
        for language in LANGUAGES {
            check_text(&tell_changes(&on(from), &on(to), language), from);
        }
    }
}

#[test]
fn marks_say_how_many_and_how_common() {
    let network = shipped(View::default());
    let clustering = clusters(&network, 1.0, 1, &mut || false);
    let marks = marks(&network, &clustering, &mut || false).expect("time enough");
    let mut texts = Vec::new();
    for (cluster, marks) in clustering.clusters.iter().zip(&marks) {
        for mark in marks {
            let size = cluster.members.len();
            for language in LANGUAGES {
                let told = explain::mark(&network, mark, size, language);
                check_text_of_figures(&told);
                assert!(!explain::mark_label(&network, mark, language).is_empty());
                texts.push(told.text());
            }
        }
    }
    for text in [
        "8 van de 16 zijn fondsen en financiers; in het hele netwerk 1 op 17.",
        "8 of the 16 are funds and financiers; in the whole network 1 in 17.",
        "6 van de 23 staan bij de hefboom Jobs en vaardigheden van Vlaanderen Circulair; in het hele netwerk 1 op 19.",
        "11 van de 23 hebben een band “is lid van”; in het hele netwerk 1 op 4.",
    ] {
        assert!(texts.iter().any(|t| t == text), "{text}");
    }
}

/// A text that begins with a figure.
fn check_text_of_figures(told: &Told) {
    let text = told.text();
    assert!(
        text.starts_with(|sign: char| sign.is_ascii_digit()) && text.ends_with('.'),
        "{text}"
    );
}

/// Question 16 of those that users ask.
#[test]
fn no_group_stands_apart_from_government() {
    let network = shipped(View::default());
    let clustering = clusters(&network, 1.0, 1, &mut || false);
    let told = explain::clusters_government(&network, &clustering, Language::Nl);
    check_parts(
        &told,
        &[
            "Geen enkele groep staat los van de overheid: in elk van de negen groepen van meer dan één zit er een.",
            "vonden we alleen een overheid die in onze bronnen niet bij de Vlaamse overheid hoort:",
            "in de groep rond Cera en Coopkracht de FOD Economie",
        ],
    );
    let en = explain::clusters_government(&network, &clustering, Language::En);
    check_text(&en, "groups and government");
}

#[test]
fn groups_without_government_are_named() {
    let tell = |network: &ViewedNetwork, language| {
        let clustering = clusters(network, 1.0, 1, &mut || false);
        explain::clusters_government(network, &clustering, language)
    };
    check(
        "a\"A\" -funds-> b\"B\"; c[agentschap]\"C\" -funds-> d\"D\"",
        tell,
        "Een overheid ontbreekt in de groep rond A en B.",
        "There is no government body in the group around A and B.",
    );
    check(
        "a",
        tell,
        "Er zijn hier geen groepen van meer dan één.",
        "There are no groups of more than one here.",
    );
}

#[test]
fn a_group_that_does_not_hold_is_called_shaky() {
    let network = sketched("a");
    let tell = |share, language| explain::cluster_stability(&network, share, language).text();
    for (share, nl) in [
        (Some(0.8), ""),
        (
            Some(0.64),
            "Deze groep is wankel: bij een nieuwe berekening blijven twee leden maar 64 keer op de 100 samen.",
        ),
        (
            None,
            "Of deze groep bij een nieuwe berekening dezelfde blijft, konden we niet nagaan.",
        ),
    ] {
        assert_eq!(tell(share, Language::Nl), nl);
        assert_eq!(tell(share, Language::En).is_empty(), nl.is_empty());
    }
}

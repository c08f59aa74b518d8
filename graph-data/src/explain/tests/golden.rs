//! The golden facts, told on the shipped data.

use crate::algo::between::known_between;
use crate::algo::clusters::clusters;
use crate::explain;
use crate::model::{Confidence, Language};

use super::*;

fn check(told: &str, expect: &str) {
    assert_eq!(told, expect);
}

#[test]
fn a_way() {
    let [nl, en] = answer(&shipped(View::default()), "herwin vlaio", HOPS_DEFAULT);
    check(
        &nl,
        "Van Herw!n naar VLAIO loopt een weg in 3 stappen, via OVAM en langs de Green Deal-werkgroep: Herw!n is partner van OVAM (bron zonder datum); OVAM en VLAIO namen in 2018 allebei deel aan de Green Deal-werkgroep. Of de banden uit 2018 nog bestaan, is niet bekend.",
    );
    check(
        &en,
        "A way from Herw!n to VLAIO takes 3 steps, through OVAM and by way of the Green Deal working group: Herw!n is a partner of OVAM (undated source); both OVAM and VLAIO took part in the Green Deal working group in 2018. Whether the ties of 2018 still exist is not known.",
    );
}

#[test]
fn a_way_without_working_together() {
    let [nl, _] = answer(&shipped(View::default()), "trividend dwse", HOPS_DEFAULT);
    check(
        &nl,
        "Van Trividend naar DWSE loopt een weg in 3 stappen, via VLAIO en langs de Green Deal-werkgroep: Trividend wordt vermeld door VLAIO (bron van 8 januari 2024); VLAIO en DWSE namen in 2018 allebei deel aan de Green Deal-werkgroep. Of de banden uit 2018 nog bestaan, is niet bekend. Geen van deze stappen is een samenwerking: het gaat om een vermelding en een plaats aan tafel.",
    );
}

#[test]
fn no_way() {
    let sure = View {
        confidence_min: Some(Confidence::High),
        ..View::default()
    };
    let [nl, _] = answer(&shipped(sure), "groep-maatwerk vlaio", HOPS_DEFAULT);
    assert!(
        nl.starts_with(
            "Met alleen zekere bronnen vonden we geen weg van Groep Maatwerk naar VLAIO."
        ),
        "{nl}"
    );
    assert!(nl.contains("De banden met Bewel en Verso zijn onzeker en tellen hier niet mee: ze steunen op één bron van 2 mei 2024."), "{nl}");
    let [nl, _] = answer(&shipped(View::default()), "febecoop facilitair-bedrijf", 2);
    assert!(nl.starts_with("In onze bronnen is er binnen 2 stappen geen weg van Febecoop naar Het Facilitair Bedrijf; de kortste weg telt er 6."), "{nl}");
}

#[test]
fn a_cluster() {
    let network = shipped(View::default());
    let clustering = clusters(&network, 1.0, 1, &mut || false);
    let febecoop = entity(&network, "febecoop");
    let cluster = clustering.cluster_of(febecoop).expect("a cluster");
    let nl = explain::cluster_of(&network, cluster, febecoop, Language::Nl).text();
    assert!(
        nl.starts_with("Febecoop zit in een groep van zeven rond coöperatief ondernemen, met "),
        "{nl}"
    );
    assert!(nl.contains("Coopkracht is partner van Cera en Febecoop (bron zonder datum); Boerenbond en Cera stonden in 2016 mee aan de wieg van het Kenniscentrum voor Coöperatief Ondernemen;"), "{nl}");
    assert!(
        nl.ends_with("Er zit één overheid in: de FOD Economie."),
        "{nl}"
    );
}

#[test]
fn a_gap() {
    let network = shipped(View::default());
    let among = entities(&network, "vlaio dep-omgeving facilitair-bedrijf");
    let known = known_between(&network, &among, &mut || false);
    let told = explain::known(&network, &known, Language::Nl);
    check(
        &told.text(),
        "Tussen VLAIO, het Departement Omgeving en Het Facilitair Bedrijf vonden we geen rechtstreekse band. VLAIO en het Departement Omgeving liggen 2 stappen uit elkaar, langs de Green Deal-werkgroep: VLAIO nam in 2018 deel aan de Green Deal-werkgroep; de Green Deal-werkgroep werd in 2018 georganiseerd door het Departement Omgeving. Of de banden uit 2018 nog bestaan, is niet bekend. Het Departement Omgeving en Het Facilitair Bedrijf liggen 3 stappen uit elkaar, langs Vlaanderen Circulair en ProCirc. VLAIO en Het Facilitair Bedrijf liggen 5 stappen uit elkaar, via het Departement EWI en langs de Green Deal-werkgroep, Vlaanderen Circulair en ProCirc. VLAIO, het Departement Omgeving en Het Facilitair Bedrijf namen deel aan het forum van 6 mei 2024. Of ze daar ook met elkaar spraken, is niet bekend. VLAIO en het Departement Omgeving horen bij de Vlaamse overheid (bron van 6 mei 2024).",
    );
}

#[test]
fn what_is_stale_and_what_conflicts() {
    let network = shipped(View::default());
    let tell = |id: &str| {
        let relation = network.dataset().find_relation(id).expect(id);
        explain::relation(&network, relation, false, Language::Nl).text()
    };
    check(
        &tell("vmm.participates-in.green-deal-werkgroep"),
        "De VMM nam in 2018 deel aan de Green Deal-werkgroep; een recentere bevestiging vonden we niet.",
    );
    check(
        &tell("herwin.successor-of.sst"),
        "Herw!n werd de opvolger van SST (vrij zeker, recentste bron van 19 oktober 2021). Over de datum verschillen de bronnen: iedereencirculair.be zegt 2020, bsae.be 2019. Wij kiezen niet.",
    );
    check(
        &tell("vlaio.promotes.trividend"),
        "VLAIO vermeldt Trividend (bron van 8 januari 2024).",
    );
}

#[test]
fn a_lever() {
    let network = shipped(View::default());
    let tell = |id: &str, language| explain::lever(&network, entity(&network, id), language).text();
    check(
        &tell("vc-jobs", Language::Nl),
        "DWSE trekt de hefboom Jobs en vaardigheden van Vlaanderen Circulair (bron zonder datum). Agoria, het Departement Omgeving, Fedustria, KU Leuven, de Vlaamse Confederatie Bouw en VDAB gaven aan te willen meewerken aan die hefboom (vrij zeker, bron zonder datum); of dat ook gebeurt, is niet bekend.",
    );
    check(
        &tell("vc-jobs", Language::En),
        "DWSE leads the lever Jobs and skills of Vlaanderen Circulair (undated source). Agoria, the Departement Omgeving, Fedustria, KU Leuven, the Vlaamse Confederatie Bouw and VDAB offered to join the work on that lever (fairly certain, undated source); whether it came to that is not known.",
    );
    check(
        &tell("hefbomen-2024-3", Language::Nl),
        "DWSE, Febecoop, Groep Maatwerk, Herw!n, de Sociale InnovatieFabriek, Trividend en Verso werkten aan de acht hefbomen van 2024 (bron van 6 mei 2024). De naam van deze hefboom is niet gepubliceerd; wie eraan werkt, is niet bekend.",
    );
    check(
        &tell("vc-beleid", Language::Nl),
        "Wie aan de hefboom Beleidsinstrumenten van Vlaanderen Circulair werkt, is niet bekend: we vonden er geen bron over.",
    );
}

#[test]
fn the_caution() {
    let told = explain::caution(&shipped(View::default()), Language::Nl).expect("a small network");
    check(
        &told.text(),
        "Dit netwerk is klein (134 actoren en hefbomen) en hangt af van wat enkele bronnen opsommen. Zo lijkt Vlaanderen Circulair centraal, mede doordat één webpagina elf banden ermee opsomt. Gebruik een cijfer als hint, niet als oordeel.",
    );
}

#[test]
fn what_it_is() {
    let network = shipped(View::default());
    let tell = |id: &str| explain::what(&network, entity(&network, id), Language::Nl).text();
    check(&tell("vlaio"), "Agentschap, deel van de Vlaamse overheid.");
    check(&tell("herwin"), "Sectorfederatie.");
}

/// What is told of changes to the shipped network, by relation and entity ids: `+a kind b`, `-r`, `!e`.
fn supposed(changes: &[&str]) -> [String; 2] {
    use crate::algo::{islands::Islands, stats::distances, what_if};
    use crate::edit::{Change, NewRelation, apply};
    let before = shipped(View::default());
    let change = |word: &&str| {
        let (sign, rest) = word.split_at(1);
        match sign {
            "+" => {
                let words: Vec<&str> = rest.split(' ').collect();
                let kind = before.dataset().vocabulary.find_relation_kind(words[1]);
                Change::Add(NewRelation {
                    source: entity(&before, words[0]),
                    target: entity(&before, words[2]),
                    kind: kind.expect(words[1]),
                })
            }
            "-" => Change::Remove(before.dataset().find_relation(rest).expect(rest)),
            _ => Change::RemoveEntity(entity(&before, rest)),
        }
    };
    let changes: Vec<Change> = changes.iter().map(change).collect();
    let edited = apply(before.dataset(), &changes, &mut || false).expect("nothing is wrong");
    let snapshot = Snapshot::new(Arc::new(edited.dataset.clone()), 1);
    let snapshot = snapshot.supposing(edited.added.clone());
    let after = ViewedNetwork::new(Arc::new(snapshot), View::default());
    let figures = [&before, &after].map(|network| {
        let distances = distances(network, &mut || false);
        what_if::what_if_figures(network, &Islands::new(network), distances)
    });
    let ends = crate::edit::ends_of_one(before.dataset(), &changes);
    let apart = ends.and_then(|ends| {
        let now = [edited.entity(ends[0])?, edited.entity(ends[1])?];
        what_if::apart((&before, ends), (&after, now), &mut || false)
    });
    let answer = explain::WhatIf {
        before: &before,
        after: &after,
        changes: &changes,
        added: &edited.added,
        apart,
        figures,
    };
    LANGUAGES.map(|language| explain::what_if(&answer, language).text())
}

#[test]
fn a_supposition() {
    assert_eq!(
        supposed(&["+vlaio partners-with herwin"]),
        [
            "Stel dat VLAIO en Herw!n samenwerken: dan telt de kortste weg één stap in plaats van drie. \
             Dit is een veronderstelling; er is niets bewaard.",
            "Suppose that VLAIO and Herw!n work together: the shortest way then takes one step instead of three. \
             This is a supposition; nothing was stored.",
        ]
    );
    assert_eq!(
        supposed(&["+vlaio member-of verso"]),
        [
            "Stel: VLAIO is lid van Verso. Dan blijft de kortste weg één stap tellen. \
             Dit is een veronderstelling; er is niets bewaard.",
            "Suppose that VLAIO is a member of Verso. The shortest way then still takes one step. \
             This is a supposition; nothing was stored.",
        ]
    );
    assert_eq!(
        supposed(&["-ovam.partners-with.herwin"])[0],
        "Stel dat deze band wegvalt: OVAM is partner van Herw!n. Dan telt de kortste weg twee stappen \
         in plaats van één. Dit is een veronderstelling; er is niets bewaard."
    );
    assert_eq!(
        supposed(&["!circulair-werkt"])[0],
        "Stel dat Circulair Werk(t)! wegvalt: het netwerk telt dan 19 losse delen in plaats van 16. \
         909 paren kunnen elkaar dan niet meer bereiken. De gemiddelde weg telt dan 4,35 stappen in \
         plaats van 4,19. Dit is een veronderstelling; er is niets bewaard."
    );
    let several = [
        "+vlaio partners-with herwin",
        "+vlaio member-of voka",
        "-ovam.partners-with.herwin",
        "!dwse",
        "!serv",
    ];
    assert_eq!(
        supposed(&several)[0],
        "Stel dat VLAIO en Herw!n samenwerken. Stel ook: VLAIO is lid van Voka. Stel ook dat deze band \
         wegvalt: OVAM is partner van Herw!n. Stel ook dat DWSE en de SERV wegvallen. Het netwerk telt \
         dan 26 losse delen in plaats van 16. 1661 paren kunnen elkaar dan niet meer bereiken. De \
         gemiddelde weg telt dan 4,21 stappen in plaats van 4,19. Bij elf hefbomen is dan geen actor \
         bekend, in plaats van bij tien. Dit is een veronderstelling; er is niets bewaard."
    );
}

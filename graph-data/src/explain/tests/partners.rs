//! Partners, new contacts and round tables, told: the golden facts, and everything that can be asked.

use crate::algo::clusters::{Clustering, clusters};
use crate::algo::contacts::best_contacts;
use crate::algo::partners::{PartnerQuestion, Partners, Profile, Seeker, partners};
use crate::algo::round_table::{RoundTable, RoundTableQuestion, round_table};
use crate::explain;
use crate::model::{Category, Language};

use super::everything::{check_facts_name_their_ends, check_names, check_text};
use super::*;

fn grouped(network: &ViewedNetwork) -> Clustering {
    clusters(network, 1.0, 1, &mut || false)
}

fn partners_of(network: &ViewedNetwork, seeker: Seeker, lever: Option<EntityIx>) -> Partners {
    let question = PartnerQuestion {
        seeker,
        lever,
        first: 100,
    };
    partners(network, Some(&grouped(network)), &question, &mut || false).expect("in time")
}

/// The first partner of an actor, in both languages.
fn first_partner(network: &ViewedNetwork, of: &str) -> [String; 2] {
    let seeker = Seeker::Actor(entity(network, of));
    let found = partners_of(network, seeker.clone(), None);
    LANGUAGES.map(|l| explain::partner(network, &seeker, &found.suggestions[0], l).text())
}

#[test]
fn a_partner() {
    let [nl, en] = first_partner(&shipped(View::default()), "sif");
    assert_eq!(
        nl,
        "Trividend is een mogelijke partner voor de Sociale InnovatieFabriek: Triodos Bank stond in december 2012 mee aan de wieg van de Sociale InnovatieFabriek en stond in 2001 mee aan de wieg van Trividend (vrij zeker); VLAIO steunde in 2017 de Sociale InnovatieFabriek financieel en vermeldt Trividend (bron van 8 januari 2024). Of de band uit 2017 nog bestaat, is niet bekend."
    );
    assert_eq!(
        en,
        "Trividend is a possible partner for the Sociale InnovatieFabriek: Triodos Bank helped to set up the Sociale InnovatieFabriek in December 2012 and helped to set up Trividend in 2001 (fairly certain); VLAIO supported the Sociale InnovatieFabriek financially in 2017 and mentions Trividend (source dated 8 January 2024). Whether the tie of 2017 still exists is not known."
    );
}

#[test]
fn a_partner_around_a_lever() {
    let sketch = "a\"A\" -works-on-lever-> h[hefboom]\"de hefboom H\"; b\"B\" -works-on-lever-> h; \
                  c\"C\" -wants-to-join-lever-> h !medium";
    let [nl, en] = first_partner(&sketched(sketch), "a");
    assert_eq!(
        nl,
        "B is een mogelijke partner voor A: A en B werken allebei aan de hefboom H (bron zonder datum)."
    );
    assert_eq!(
        en,
        "B is a possible partner for A: both A and B work on de hefboom H (undated source)."
    );
    let [nl, _] = first_partner(&sketched(sketch), "c");
    assert_eq!(
        nl,
        "A is een mogelijke partner voor C: C gaf aan te willen meewerken aan de hefboom H (vrij zeker, bron zonder datum); A werkt aan de hefboom H (bron zonder datum). Of dat ook gebeurt, is niet bekend."
    );
}

fn advice(of: &str, lever: &str) -> [String; 2] {
    let network = shipped(View::default());
    let of = entity(&network, of);
    let lever = (!lever.is_empty()).then(|| entity(&network, lever));
    let found = partners_of(&network, Seeker::Actor(of), lever);
    LANGUAGES.map(|l| explain::partner_advice(&network, of, &found, l).text())
}

#[test]
fn where_nobody_is_known_that_is_said() {
    let [nl, en] = advice("sif", "hefbomen-2024-3");
    assert_eq!(
        nl,
        "Wie aan hefboom 3 van 8 (naam niet gepubliceerd) werkt, is niet bekend; een partner daarrond kunnen we niet noemen. Wel bekend is wie werkt aan hefbomen of thema’s van andere reeksen: de pijler Financiële ondersteuning op maat van het ondersteuningsdecreet, het thema aankopen met sociale impact, de hefboom Circulair aankopen van Vlaanderen Circulair en de hefboom Jobs en vaardigheden van Vlaanderen Circulair."
    );
    assert_eq!(
        en,
        "Who works on lever 3 of 8 (name not published) is not known; we cannot name a partner around it. What is known is who works on levers or themes of other sets: the pillar Tailored financial support of the support decree, the theme of procurement with social impact, the lever Circular procurement of Vlaanderen Circulair and the lever Jobs and skills of Vlaanderen Circulair."
    );
    assert_eq!(
        advice("sif", "vc-aankopen")[0],
        "Een mogelijke partner voor de Sociale InnovatieFabriek rond de hefboom Circulair aankopen van Vlaanderen Circulair is Het Facilitair Bedrijf."
    );
    assert_eq!(
        advice("verso", "th-impactmeting")[0],
        "Rond het thema sociale impactmeting vonden we geen nieuwe partner voor Verso: we kennen er alleen de Sociale InnovatieFabriek. Wel bekend is wie werkt aan hefbomen of thema’s van andere reeksen: de pijler Financiële ondersteuning op maat van het ondersteuningsdecreet, het thema aankopen met sociale impact, de hefboom Circulair aankopen van Vlaanderen Circulair en de hefboom Jobs en vaardigheden van Vlaanderen Circulair."
    );
}

#[test]
fn a_profile() {
    let network = shipped(View::default());
    let dataset = network.dataset();
    let tags = ["kempen", "circulaire-economie"].map(|t| dataset.find_tag(t).expect(t));
    let profile = Profile {
        kind: dataset.vocabulary.find_kind("onderneming"),
        tags: tags.to_vec(),
        ..Profile::default()
    };
    let seeker = Seeker::Profile(profile);
    let found = partners_of(&network, seeker.clone(), None);
    let tell = |id: &str| {
        let mut all = found.suggestions.iter();
        let suggestion = all.find(|s| s.actor == entity(&network, id)).expect(id);
        explain::partner(&network, &seeker, suggestion, Language::Nl).text()
    };
    assert_eq!(
        tell("vito"),
        "VITO is een mogelijke partner. U noemt nog geen band met kennisinstellingen. Zo’n band bestaat elders wel: Cera stond in 2016 mee aan de wieg van het Kenniscentrum voor Coöperatief Ondernemen. Bij de Sociaal-Circulaire Hub Kempen vermelden bronnen circulaire economie en Kempen; de Sociaal-Circulaire Hub Kempen heeft VITO als deelnemer (bron zonder datum)."
    );
    assert_eq!(
        tell("hub-kempen"),
        "De Sociaal-Circulaire Hub Kempen is een mogelijke partner. U noemt nog geen band met hubs. Zo’n band bestaat elders wel: Alternatief vzw organiseert de hub Impact Vanuit Genk (bron van 4 december 2023). Bij de Sociaal-Circulaire Hub Kempen vermelden bronnen circulaire economie en Kempen."
    );
}

#[test]
fn every_partner_and_every_reason() {
    let network = shipped(View::default());
    let clustering = grouped(&network);
    for actor in network
        .entities()
        .filter(|e| network.category(*e).is_actor())
    {
        let seeker = Seeker::Actor(actor);
        let question = PartnerQuestion {
            seeker: seeker.clone(),
            lever: None,
            first: 100,
        };
        let found =
            partners(&network, Some(&clustering), &question, &mut || false).expect("in time");
        for language in LANGUAGES {
            let told = explain::partner_advice(&network, actor, &found, language);
            check_text(&told, "advice");
            check_names(&network, &told, &[actor], language);
            for s in &found.suggestions {
                let told = explain::partner(&network, &seeker, s, language);
                check_text(&told, &network.entity(s.actor).id);
                check_names(&network, &told, &[actor, s.actor], language);
                check_facts_name_their_ends(&network, &told, language);
                let of_reasons: Vec<_> = s.reasons.iter().flat_map(|r| &r.relations).collect();
                assert!(
                    told.relations().iter().all(|r| of_reasons.contains(&r)),
                    "{}",
                    told.text()
                );
                for reason in &s.reasons {
                    let told = explain::partner_reason(&network, &seeker, s, reason, language);
                    check_text(&told, &format!("{:?}", reason.kind));
                    check_facts_name_their_ends(&network, &told, language);
                    let mut relations = told.relations().into_iter();
                    assert!(
                        relations.all(|r| reason.relations.contains(&r)),
                        "{}",
                        told.text()
                    );
                }
            }
        }
    }
}

#[test]
fn a_new_contact() {
    let network = shipped(View::default());
    let actors: Vec<EntityIx> = network
        .entities()
        .filter(|e| network.category(*e).is_actor())
        .collect();
    let found = best_contacts(&network, &actors, 100, &mut || false).expect("in time");
    let told = LANGUAGES.map(|l| explain::contact_gain(&network, &found[0], l).text());
    assert_eq!(
        told[0],
        "Met een band tussen Verso en Vlaanderen Circulair zou de gemiddelde afstand dalen van 4,45 naar 4,20 stappen. Een rechtstreekse band vonden we niet; nu liggen ze 3 stappen uit elkaar."
    );
    assert_eq!(
        told[1],
        "With a tie between Verso and Vlaanderen Circulair the mean distance would fall from 4.45 to 4.20 steps. We found no direct tie; today they are 3 steps apart."
    );
    for contact in &found {
        for language in LANGUAGES {
            let told = explain::contact_gain(&network, contact, language);
            check_text(&told, "a contact");
            check_names(&network, &told, &[contact.a, contact.b], language);
        }
    }
}

fn table(network: &ViewedNetwork, question: &RoundTableQuestion) -> (Clustering, RoundTable) {
    let clustering = grouped(network);
    let table = round_table(network, &clustering, question, &mut || false);
    (clustering, table)
}

fn told_table(question: &RoundTableQuestion) -> [String; 2] {
    let network = shipped(View::default());
    let (clustering, table) = table(&network, question);
    LANGUAGES.map(|language| {
        let told = explain::round_table(&network, &clustering, question, &table, language);
        check_text(&told, "a table");
        for invitation in &table.invited {
            let told = explain::invitation(&network, &clustering, invitation, language);
            check_text(&told, "an invitation");
            check_names(&network, &told, &[invitation.actor], language);
            check_facts_name_their_ends(&network, &told, language);
        }
        told.text()
    })
}

#[test]
fn a_round_table() {
    let network = shipped(View::default());
    let [nl, en] = told_table(&RoundTableQuestion::default());
    assert_eq!(
        nl,
        "Met Boerenbond, de Sociale InnovatieFabriek en Vlaanderen Circulair aan tafel is er een band met elk van de negen groepen. Met Vlaanderen Circulair zelf zit men niet aan tafel (partnerschap): nodig er iemand uit die het trekt of eraan deelneemt. Met minder uitnodigingen lukt dat niet."
    );
    assert_eq!(
        en,
        "With Boerenbond, the Sociale InnovatieFabriek and Vlaanderen Circulair at the table there is a tie with each of the nine groups. One does not sit down with Vlaanderen Circulair itself (partnership): invite somebody who leads it or takes part. Fewer invitations would not do."
    );
    let around = |lever: &str, include: &str| RoundTableQuestion {
        include: include
            .split_whitespace()
            .map(|id| entity(&network, id))
            .collect(),
        lever: Some(entity(&network, lever)),
    };
    assert_eq!(
        told_table(&around("vc-jobs", "verso"))[0],
        "Met Verso en DWSE aan tafel is er een band met zeven van de negen groepen. Verso was al uitgenodigd. Niemand van hen heeft in onze bronnen een band met de groep rond Trividend en Hefboom (coöperatie) en de groep rond Het Facilitair Bedrijf en Vl. Ministerie KBBJ."
    );
    assert_eq!(
        told_table(&around("hefbomen-2024-1", ""))[0],
        "Wie aan hefboom 1 van 8 (naam niet gepubliceerd) werkt, is niet bekend; we kunnen niemand voorstellen."
    );
    let (clustering, table) = table(&network, &RoundTableQuestion::default());
    let first = explain::invitation(&network, &clustering, &table.invited[0], Language::Nl);
    assert_eq!(
        first.text(),
        "Boerenbond raakt twee groepen: de groep rond Cera en Coopkracht, als lid; de groep rond SERV en Hub Kempen, want Boerenbond is lid van de SERV (bron zonder datum)."
    );
    for lever in network
        .entities()
        .filter(|e| network.category(*e) == Category::Lever)
    {
        told_table(&RoundTableQuestion {
            lever: Some(lever),
            ..RoundTableQuestion::default()
        });
    }
}

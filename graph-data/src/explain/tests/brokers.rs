//! Brokers and what comes apart, told on the shipped data and on sketches.

use crate::algo::brokers::brokers;
use crate::algo::centrality::{Sample, betweenness};
use crate::algo::clusters::{Clustering, clusters};
use crate::algo::cuts::Cuts;
use crate::algo::drop_out::drop_out;
use crate::algo::walked::WalkedRows;
use crate::explain::{self, BrokerSetting, Told};
use crate::model::Language;

use super::*;

fn check(told: &str, expect: &str) {
    assert_eq!(told, expect);
}

/// What was found of a network before anything is told.
pub(super) struct Found {
    pub(super) network: ViewedNetwork,
    walked: WalkedRows,
    cuts: Cuts,
    clustering: Clustering,
}

impl Found {
    pub(super) fn new(network: ViewedNetwork) -> Self {
        let walked = WalkedRows::new(&network);
        Self {
            cuts: Cuts::of_rows(walked.rows()),
            clustering: clusters(&network, 1.0, 1, &mut || false),
            walked,
            network,
        }
    }

    /// Every broker, told.
    pub(super) fn brokers(
        &self,
        language: Language,
        sample: Option<Sample>,
    ) -> Vec<(EntityIx, Told)> {
        let figures = betweenness(self.walked.rows(), &mut || false);
        let found = brokers(
            &self.network,
            &self.walked,
            &self.cuts,
            &figures,
            usize::MAX,
        );
        let tell = |broker: &crate::algo::brokers::Broker| {
            let setting = BrokerSetting {
                left: &drop_out(&self.walked, &self.cuts, broker.entity),
                clustering: &self.clustering,
                sample,
                between_groups: false,
            };
            let told = explain::broker(&self.network, broker, &setting, language);
            (broker.entity, told)
        };
        found.brokers.iter().map(tell).collect()
    }

    pub(super) fn drop_out(&self, entity: EntityIx, language: Language) -> Told {
        let left = drop_out(&self.walked, &self.cuts, entity);
        explain::drop_out(&self.network, &left, &self.clustering, language)
    }

    fn broker(&self, id: &str, language: Language) -> String {
        let entity = entity(&self.network, id);
        let brokers = self.brokers(language, None).into_iter();
        let mut told = brokers.filter(|(broker, _)| *broker == entity);
        told.next().expect(id).1.text()
    }
}

#[test]
fn the_brokers_of_the_shipped_network() {
    let found = Found::new(shipped(View::default()));
    check(
        &found.broker("circulair-werkt", Language::Nl),
        "Over Circulair Werk(t)! loopt bij zo'n 19 op de 100 paren van anderen de kortste weg. Zonder Circulair Werk(t)! is geen weg meer bekend van de hub Impact Vanuit Genk, de CICO Hub Kortrijk, EuropaWSE, Alternatief vzw, IN-Z en twee andere naar de rest. Dat zegt iets over onze bronnen, niet over wie elkaar kent. Buiten de eigen groep lopen de banden naar vier andere: die rond Vlaanderen Circulair, de SERV, DWSE en de Green Deal-werkgroep. Circulair Werk(t)! lijkt centraal, mede doordat één webpagina vijf banden ermee opsomt. Gebruik dit cijfer als hint, niet als oordeel.",
    );
    check(
        &found.broker("circulair-werkt", Language::En),
        "Circulair Werk(t)! lies on the shortest way between about 19 in 100 pairs of others. Without Circulair Werk(t)! no way is known any more from the hub Impact Vanuit Genk, the CICO Hub Kortrijk, EuropaWSE, Alternatief vzw, IN-Z and two others to the rest. This says something about our sources, not about who knows whom. Outside its own group the ties lead to four others: those around Vlaanderen Circulair, the SERV, DWSE and the Green Deal working group. Circulair Werk(t)! seems central partly because a single web page lists five of its ties. Take this figure as a hint, not as a verdict.",
    );
    check(
        &found.broker("vlaanderen-circulair", Language::Nl),
        "Over Vlaanderen Circulair loopt bij zo'n 32 op de 100 paren van anderen de kortste weg. Zonder Vlaanderen Circulair is geen weg meer bekend van ProCirc, Denuo, Essenscia, Febelfin, Fevia en negen andere naar de rest. Dat zegt iets over onze bronnen, niet over wie elkaar kent. Buiten de eigen groep lopen de banden naar vier andere: die rond Circulair Werk(t)!, DWSE, de Green Deal-werkgroep en Het Facilitair Bedrijf. Vlaanderen Circulair lijkt centraal, mede doordat één webpagina elf banden ermee opsomt. Gebruik dit cijfer als hint, niet als oordeel.",
    );
    check(
        &found.broker("dwse", Language::En),
        "DWSE lies on the shortest way between about 15 in 100 pairs of others. Without DWSE no way is known any more from the website socialeeconomie.be, the division Sociale Economie en Werkbaar Werk, the support unit of DWSE, MVO Vlaanderen, the theme of procurement with social impact and the pillar Collective services of the support decree to the rest. This says something about our sources, not about who knows whom. Outside its own group the ties lead to four others: those around Vlaanderen Circulair, Circulair Werk(t)!, the Green Deal working group and Cera. The network is small: take this figure as a hint, not as a verdict.",
    );
}

#[test]
fn what_comes_apart_in_the_shipped_network() {
    let found = Found::new(shipped(View::default()));
    let tell = |id: &str, language| found.drop_out(entity(&found.network, id), language).text();
    check(
        &tell("circulair-werkt", Language::Nl),
        "Zonder Circulair Werk(t)! vallen de 118 die nu met elkaar verbonden zijn, uiteen in vier stukken: 791 paren hebben dan geen weg meer naar elkaar. EuropaWSE komt dan alleen te staan. Alternatief vzw, de hub Impact Vanuit Genk, IN-Z en de stad Genk hangen dan alleen nog met elkaar samen. Howest en de CICO Hub Kortrijk hangen dan alleen nog met elkaar samen. De leden van de eigen groep hangen dan niet meer allemaal samen. Dat zegt iets over onze bronnen, niet over wie elkaar kent.",
    );
    check(
        &tell("verso", Language::Nl),
        "Zonder Verso vallen de 118 die nu met elkaar verbonden zijn, uiteen in zes stukken: 904 paren hebben dan geen weg meer naar elkaar. Unipso, Groep WAAK en het Wit-Gele Kruis komen dan elk alleen te staan. Bruxeo, Sociare en Unisoc hangen dan alleen nog met elkaar samen. Bewel en Groep Maatwerk hangen dan alleen nog met elkaar samen. De leden van de groep rond de Sociale InnovatieFabriek hangen dan niet meer allemaal samen. Dat zegt iets over onze bronnen, niet over wie elkaar kent.",
    );
    check(
        &tell("verso", Language::En),
        "Without Verso the 118 that now hang together come apart into six pieces: 904 pairs then have no way to each other any more. Unipso, Groep WAAK and the Wit-Gele Kruis are then each left alone. Bruxeo, Sociare and Unisoc are then tied to each other only. Bewel and Groep Maatwerk are then tied to each other only. The members of the group around the Sociale InnovatieFabriek then no longer all hang together. This says something about our sources, not about who knows whom.",
    );
    check(
        &tell("febecoop", Language::Nl),
        "Zonder Febecoop valt er niets uiteen: wie een weg naar elkaar heeft, houdt er een, al kan die langer zijn.",
    );
    check(
        &tell("forum-2024", Language::Nl),
        "Het forum van 6 mei 2024 telt hier niet mee als stap: zonder verandert er geen enkele weg.",
    );
}

#[test]
fn an_estimate_and_a_star_are_told_as_such() {
    let found = Found::new(sketched(
        "hub \"Hub\" -funds-> a \"A\"; hub -funds-> b \"B\"; hub -funds-> c \"C\"",
    ));
    let sample = Some(Sample {
        sources: 200,
        margin: 0.013,
    });
    let told = |language| found.brokers(language, sample)[0].1.text();
    check(
        &told(Language::Nl),
        "Over Hub loopt bij alle paren van anderen de kortste weg. Zonder Hub is tussen A, B en C geen weg meer bekend. Dat zegt iets over onze bronnen, niet over wie elkaar kent. De bekende banden blijven alle binnen één groep. Dit is een schatting, nagegaan vanuit 200 actoren en hefbomen: ze kan er 2 op de 100 naast zitten. Het netwerk is klein: gebruik dit cijfer als hint, niet als oordeel.",
    );
    check(
        &told(Language::En),
        "Hub lies on the shortest way between all pairs of others. Without Hub no way is known any more between A, B and C. This says something about our sources, not about who knows whom. All known ties stay within one group. This is an estimate, worked out from 200 actors and levers: it may be off by 2 in 100. The network is small: take this figure as a hint, not as a verdict.",
    );
    let hub = entity(&found.network, "hub");
    check(
        &found.drop_out(hub, Language::Nl).text(),
        "Zonder Hub vallen de drie die nu met elkaar verbonden zijn, uiteen in drie stukken: 3 paren hebben dan geen weg meer naar elkaar. A, B en C komen dan elk alleen te staan. De leden van de eigen groep hangen dan niet meer allemaal samen. Dat zegt iets over onze bronnen, niet over wie elkaar kent.",
    );
    check(
        &found.drop_out(hub, Language::En).text(),
        "Without Hub the three that now hang together come apart into three pieces: 3 pairs then have no way to each other any more. A, B and C are then each left alone. The members of its own group then no longer all hang together. This says something about our sources, not about who knows whom.",
    );
}

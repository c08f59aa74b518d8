//! Every operation of the page, asked of the real service: no errors, and the answer has the shape that
//! the page reads. The page and the service meet only in the schema; this is where they are held to it.

use frontend::api::operations::{
    About, Apply, ApplyAsked, Ask, AskAsked, Asked, Between, BetweenAsked, Brokers, BrokersAsked,
    Caller, CallerAsked, CategoryFilter, ChangeAsked, Changes, ChangesAsked, Contacts,
    ContactsAsked, Coverage, CoverageAsked, DropOut, DropOutAsked, Entity, GapActors, GapLevers,
    GapMeetings, GapStale, GapUntied, GroupInput, Groupings, Groups, History, HistoryAsked,
    IdAsked, LIVE, Levers, LiveAsked, Measures, MeasuresAsked, MeetingsAsked, Named, NamedAsked,
    OpenSession, OpenSessionAsked, Partners, PartnersAsked, PartnersFor, PartnersForAsked, Picture,
    Preview, PreviewAsked, ProfileInput, Reach, ReachAsked, ReachesAnswer, ReachesAsked, Record,
    RecordAsked, Relation, Revision, RevisionAsked, Revisions, RevisionsAsked, RoundTable,
    RoundTableAsked, Scope, SourceAsked, SourceBasis, StaleAsked, Standing, Start, Suggest,
    SuggestAsked, Tied, TiedAsked, Traits, Undo, UndoAsked, UntiedAsked, Vocabulary,
    VocabularyAsked, Way, WayAsked, WhatIf, WhatIfAsked, several,
};
use frontend::api::{Operation, read};
use frontend::state::editing::draft::Draft;
use frontend::state::editing::problems::Outcome;
use frontend::state::editing::wish::{confirm, merge};
use frontend::state::live::{After, Said, after_close, after_refusal, read as read_told};
use frontend::state::view::{Sure, ViewChoice, ViewInput};
use frontend::state::what_if::Change;
use support::{Heard, Program, Socket};

/// The report of the forum.
const REPORT: &str = "https://www.socialeeconomie.be/nl/nieuws/sfeerverslag-stakeholdersforum-impactgericht-ondernemerschap-6-mei-2024";

fn asked<O: Operation>(program: &Program, variables: &O::Variables) -> String {
    let variables =
        serde_json::from_str(&miniserde::json::to_string(variables)).expect("variables are JSON");
    program.ask(O::DOCUMENT, variables).text()
}

fn answer<O: Operation>(program: &Program, variables: &O::Variables) -> O::Answer {
    let reply = asked::<O>(program, variables);
    read::<O::Answer>(&reply)
        .unwrap_or_else(|failure| panic!("{failure:?} for {}\n{reply}", O::DOCUMENT))
}

/// The default view, and one in which everything that a view can say is said.
fn views() -> [ViewInput; 2] {
    let full = ViewChoice {
        as_of: Some("2024-05-06".into()),
        sure: Some(Sure::Medium),
        relation_kinds: vec![
            "participates-in".into(),
            "partners-with".into(),
            "organises".into(),
        ],
        through_context: true,
        not_through_levers: true,
        ..ViewChoice::default()
    };
    [ViewChoice::default().input(), full.input()]
}

#[test]
fn every_operation_is_answered_as_the_page_reads_it() {
    let program = Program::serve(&[]);
    for view in views() {
        for language in ["NL", "EN"] {
            let asked = Asked {
                view: view.clone(),
                language,
            };
            answer::<Start>(&program, &asked);
            answer::<Scope>(&program, &asked);
            answer::<Groups>(&program, &asked);
            answer::<Levers>(&program, &asked);
            answer::<About>(&program, &asked);
            answer::<Traits>(&program, &asked);
            answer::<Picture>(&program, &asked);
            let found = answer::<Suggest>(
                &program,
                &SuggestAsked {
                    view: view.clone(),
                    text: "facilitair".into(),
                    first: 5,
                    language,
                },
            );
            assert_eq!(found.network.search[0].entity.id, "facilitair-bedrijf");
        }
    }
}

#[test]
fn what_a_form_asks_is_answered_as_the_page_reads_it() {
    let program = Program::serve(&[]);
    for language in ["NL", "EN"] {
        let words = answer::<Vocabulary>(&program, &VocabularyAsked { language });
        let words = words.network.vocabulary;
        assert!(!words.kinds.is_empty() && !words.tags.is_empty());
        let leads = words.relation_kinds.iter();
        let leads = leads.filter(|rule| rule.kind.id == "leads-lever");
        assert!(
            leads
                .flat_map(|rule| &rule.targets)
                .any(|kind| kind == "hefboom")
        );
        let ends = vec!["ovam".to_owned(), "herwin".to_owned()];
        let tied = answer::<Tied>(&program, &TiedAsked { ends, language });
        assert_eq!(tied.network.relations.total_count, 1);
    }
    let asked = |id: &str| RecordAsked { id: id.to_owned() };
    for id in ["ovam", "ovam.partners-with.herwin"] {
        let record = answer::<Record>(&program, &asked(id)).record.expect(id);
        let draft = Draft::of(&record.content, record.on_revision).expect(id);
        assert_eq!((draft.id.as_str(), draft.on_revision), (id, 1));
    }
    assert!(
        answer::<Record>(&program, &asked("niemand"))
            .record
            .is_none()
    );
    assert!(answer::<Caller>(&program, &CallerAsked {}).caller.is_none());
    let code = program.editor_code().expect("the start prints a link");
    let opened = answer::<OpenSession>(&program, &OpenSessionAsked { code });
    assert!(!opened.session.token.is_empty());
}

/// What may be done is known after a document was found sound.
#[test]
fn edits_are_asked_as_the_service_takes_them() {
    let program = Program::serve(&[]);
    let mut draft = Draft::new(false, &[("label", "Nieuw"), ("kind", "organisatie")]);
    draft.evidence[0].insert("source".into(), "https://example.org".into());
    let relation = Draft::new(
        true,
        &[("source", "ovam"), ("target", "vlaio"), ("kind", "funds")],
    );
    let edits = || {
        let made = [
            draft.edit(),
            relation.edit(),
            merge("sst", "komosie"),
            confirm("ovam"),
        ];
        Vec::from(made)
    };
    let (reason, operation) = (|| "omdat".to_owned(), || "1".to_owned());
    let language = "NL";
    let apply = ApplyAsked {
        edits: edits(),
        reason: reason(),
        operation: operation(),
        on_revision: Some(1),
        language,
    };
    let undo = UndoAsked {
        revision: 2,
        reason: reason(),
        operation: operation(),
        language,
    };
    let preview = PreviewAsked {
        edits: edits(),
        language,
    };
    for reply in [
        asked::<Apply>(&program, &apply),
        asked::<Undo>(&program, &undo),
        asked::<Preview>(&program, &preview),
    ] {
        let outcome = Outcome::read(&reply);
        assert!(
            matches!(outcome, Outcome::NotAllowed { known: false }),
            "{reply}"
        );
    }
}

/// What the page hears on its line when it knows a revision.
fn told_after(socket: &mut Socket, id: &str, after: Option<u32>) -> Said {
    let language = "NL";
    let asked = miniserde::json::to_string(&LiveAsked { after, language });
    let variables: serde_json::Value = serde_json::from_str(&asked).expect("variables are JSON");
    let payload = serde_json::json!({ "query": LIVE, "variables": variables });
    socket.say(&serde_json::json!({ "id": id, "type": "subscribe", "payload": payload }));
    match socket.hear() {
        Heard::Message(message) => read_told(&message.to_string()),
        other => panic!("nothing was told: {other:?}"),
    }
}

#[test]
fn revisions_are_told_as_the_page_reads_them() {
    let program = Program::serve(&[]);
    let mut socket = Socket::known(&program, None);
    let told = told_after(&mut socket, "a", Some(0));
    assert!(
        matches!(&told, Said::News(Some(news)) if news.number == 1 && !news.by.is_empty()),
        "{told:?}"
    );
    let told = told_after(&mut socket, "b", Some(99));
    let Said::Refused(code) = &told else {
        panic!("there is no such revision: {told:?}")
    };
    assert_eq!(after_refusal(code.as_deref()), After::Anew);
    let mut guessing = Socket::open(&program);
    guessing.init(Some("niets"));
    let code = guessing.close_code();
    assert!(matches!(after_close(code, true), After::Never(_)), "{code}");
}

#[test]
fn what_looks_over_the_network_is_answered_as_the_page_reads_it() {
    let program = Program::serve(&[]);
    for view in views() {
        for language in ["NL", "EN"] {
            overviews(&program, &view, language);
        }
    }
}

fn overviews(program: &Program, view: &ViewInput, language: &'static str) {
    let asked = Asked {
        view: view.clone(),
        language,
    };
    answer::<GapLevers>(program, &asked);
    answer::<GapActors>(program, &asked);
    for filter in [None, Some(vec!["GOVERNMENT"])] {
        let asked = MeetingsAsked {
            view: view.clone(),
            filter: filter.map(|categories| CategoryFilter { categories }),
            language,
        };
        answer::<GapMeetings>(program, &asked);
    }
    let stale = StaleAsked {
        view: view.clone(),
        years: 5,
        as_of: Some("2026-11-24".into()),
        language,
    };
    let stale = answer::<GapStale>(program, &stale).network.gaps.stale;
    assert_eq!(stale.as_of, "2026-11-24");
    let untied = UntiedAsked {
        view: view.clone(),
        among: vec!["herwin".into(), "febecoop".into()],
        language,
    };
    let untied = answer::<GapUntied>(program, &untied).network.gaps.untied;
    assert_eq!(untied.pairs.len(), 1);
    for set in [None, Some("vlaanderen-circulair".to_owned())] {
        let asked = CoverageAsked {
            view: view.clone(),
            set,
            language,
        };
        answer::<Coverage>(program, &asked);
    }
    let changes = ChangesAsked {
        view: view.clone(),
        from: "2024-05-05".into(),
        to: "2024-05-06".into(),
        language,
    };
    let changes = answer::<Changes>(program, &changes).network.changes;
    assert!(!changes.added.is_empty() && changes.lost.is_empty());
}

#[test]
fn figures_are_answered_as_the_page_reads_them() {
    let program = Program::serve(&[]);
    for (view, language) in views().into_iter().zip(["NL", "EN"]) {
        let known = answer::<Groupings>(
            &program,
            &Asked {
                view: view.clone(),
                language,
            },
        );
        let group = |part: &str| GroupInput::of(&[part.to_owned()], &known.network);
        for from in [
            "sociale-economie",
            "vakbond",
            "vc-jobs",
            "ovam",
            "overheden",
        ]
        .map(group)
        {
            assert!(from.is_some());
            let asked = BrokersAsked {
                view: view.clone(),
                first: 10,
                overall: true,
                from,
                to: None,
                language,
            };
            answer::<Brokers>(&program, &asked);
        }
        for id in ["degree", "betweenness"] {
            let asked = MeasuresAsked {
                view: view.clone(),
                id: id.into(),
                first: 100,
                language,
            };
            let ranking = answer::<Measures>(&program, &asked).network.measure;
            assert_eq!((&*ranking.measure.id, ranking.values[0].rank), (id, 1));
        }
        let asked = DropOutAsked {
            view,
            entity: "dwse".into(),
            language,
        };
        assert_eq!(
            answer::<DropOut>(&program, &asked).network.left.entity.id,
            "dwse"
        );
    }
}

#[test]
fn a_typed_question_is_read_as_the_page_reads_it() {
    let program = Program::serve(&[]);
    let ask = |text: &str, language| {
        let text = text.into();
        answer::<Ask>(&program, &AskAsked { text, language })
    };
    let read = ask("Wie is lid van de SERV?", "NL").interpret;
    assert_eq!((read.len(), read[0].page.as_str()), (1, "/actor/serv"));
    assert_eq!(read[0].sentence, "Wie is lid van de SERV?");
    let helped = ask("Who bakes the best cake?", "EN");
    assert!(helped.interpret.is_empty() && helped.help.examples.len() > 10);
    let bounds = ask("Via wie kan Herw!n bij VLAIO terecht in 25 stappen?", "NL");
    assert!(bounds.help.problem.is_some());
}

#[test]
fn what_rests_on_the_report_is_answered_as_the_page_reads_it() {
    let program = Program::serve(&[]);
    for (address, alone) in [(REPORT, 28), ("https://example.be", 0)] {
        let asked = SourceAsked {
            view: ViewChoice::default().input(),
            address: address.into(),
            language: "EN",
        };
        let answer = answer::<SourceBasis>(&program, &asked);
        assert_eq!(answer.network.alone.total_count, alone, "{address}");
    }
}

#[test]
fn partners_are_answered_as_the_page_reads_them() {
    let program = Program::serve(&[]);
    let view = ViewChoice::default().input();
    for (lever, first) in [
        (None, "trividend"),
        (Some("vc-aankopen".to_owned()), "facilitair-bedrijf"),
    ] {
        let asked = PartnersAsked {
            view: view.clone(),
            of: "sif".into(),
            lever,
            first: 10,
            language: "NL",
        };
        let advice = answer::<Partners>(&program, &asked).network.advice;
        assert_eq!(advice.suggestions[0].actor.id, first);
    }
    let asked = PartnersForAsked {
        view,
        profile: ProfileInput {
            kind: Some("onderneming".into()),
            levers: vec!["vc-jobs".into()],
            tags: vec!["kempen".into()],
            tied_to: vec!["hub-kempen".into()],
        },
        first: 10,
        language: "EN",
    };
    let found = answer::<PartnersFor>(&program, &asked).network.suggestions;
    assert_eq!(found.len(), 10);
}

#[test]
fn contacts_and_a_table_are_answered_as_the_page_reads_them() {
    let program = Program::serve(&[]);
    let view = ViewChoice::default().input();
    let few = ["sif", "febecoop", "serv"].map(str::to_owned).to_vec();
    for (among, count) in [(None, 10), (Some(few), 3)] {
        let asked = ContactsAsked {
            view: view.clone(),
            among,
            first: 10,
            language: "NL",
        };
        let contacts = answer::<Contacts>(&program, &asked).network.contacts;
        assert_eq!(contacts.len(), count);
    }
    for (include, lever, unheard) in [
        (Vec::new(), None, 0),
        (vec!["verso".to_owned()], Some("vc-jobs".to_owned()), 2),
    ] {
        let asked = RoundTableAsked {
            view: view.clone(),
            include,
            lever,
            language: "EN",
        };
        let table = answer::<RoundTable>(&program, &asked).network.table;
        assert_eq!(table.uncovered.len(), unheard);
        assert!(table.invited.iter().all(|i| !i.touches.is_empty()));
    }
}

#[test]
fn a_way_and_what_is_known_are_answered_as_the_page_reads_them() {
    let program = Program::serve(&[]);
    for view in views() {
        let among = ["vlaio", "dep-omgeving", "facilitair-bedrijf"]
            .map(str::to_owned)
            .to_vec();
        let known = answer::<Between>(
            &program,
            &BetweenAsked {
                view: view.clone(),
                among,
                pairs: true,
                joined: true,
                language: "NL",
            },
        );
        assert_eq!(known.network.known.map(|known| known.pairs.len()), Some(3));
        assert!(known.network.ties.is_some());
        for to in ["vlaio", "bewel"] {
            let way = answer::<Way>(
                &program,
                &WayAsked {
                    view: view.clone(),
                    other: ViewChoice::default().input(),
                    from: "herwin".into(),
                    to: to.into(),
                    first: 5,
                    hops_max: 8,
                    via: Vec::new(),
                    rank: "SHORTEST",
                    direction: "ANY",
                    language: "NL",
                },
            );
            let ways = way.network.paths;
            assert!(ways.paths.is_empty() == ways.no_path.is_some());
        }
    }
}

#[test]
fn many_are_joined_without_their_pairs() {
    let program = Program::serve(&[]);
    let asked = BetweenAsked {
        view: ViewChoice::default().input(),
        among: ["vlaio", "ovam", "dwse"].map(str::to_owned).to_vec(),
        pairs: false,
        joined: true,
        language: "EN",
    };
    let network = answer::<Between>(&program, &asked).network;
    assert!(network.known.is_none());
    assert!(network.ties.is_some_and(|ties| ties.exact));
}

#[test]
fn whoever_is_near_is_answered_page_by_page_as_the_page_reads_it() {
    let program = Program::serve(&[]);
    for view in views() {
        let mut asked = ReachAsked {
            view,
            from: "herwin".into(),
            hops_max: 2,
            direction: "ANY",
            only: None,
            first: 1,
            after: None,
            language: "NL",
        };
        let first = answer::<Reach>(&program, &asked).network.reach;
        assert_eq!(first.nodes.len(), 1);
        assert!(first.page_info.has_next_page);
        asked.after = first.page_info.end_cursor;
        let second = answer::<Reach>(&program, &asked).network.reach;
        assert_ne!(second.nodes[0].entity.id, first.nodes[0].entity.id);
    }
}

#[test]
fn whoever_is_near_several_is_answered_in_one_document_as_the_page_reads_it() {
    let program = Program::serve(&[]);
    let starts = [
        "hefboom", "bewel", "herwin", "sifo", "dwse", "ovam", "vlaio", "serv",
    ];
    let starts = starts.map(str::to_owned);
    let mut most = 0;
    for (view, language) in views().into_iter().zip(["NL", "EN"]) {
        let asked = ReachesAsked {
            view,
            hops_max: 4,
            direction: "ANY",
            only: None,
            first: 50,
            language,
        };
        let asked = miniserde::json::to_string(&asked);
        let (document, variables) = several(Reach::DOCUMENT, &asked, &starts);
        let variables = serde_json::from_str(&variables).expect("variables are JSON");
        let reply = program.ask(&document, variables).text();
        let network = read::<ReachesAnswer>(&reply).expect(&document).network;
        let named = network.from.iter().flatten().map(|name| &name.id);
        assert!(named.eq(&starts));
        assert_eq!(network.reach.len(), starts.len());
        assert!(!network.provenance.dataset.is_empty());
        for reach in &network.reach {
            let cut = reach.total_count > reach.nodes.len();
            assert_eq!(cut, reach.page_info.has_next_page);
            most = most.max(reach.total_count);
        }
    }
    assert!(most > 50, "a page does not hold all of everybody");
}

#[test]
fn changes_are_answered_as_the_page_reads_them() {
    let program = Program::serve(&[]);
    let tie = "ovam.partners-with.herwin";
    let changes = [
        "+vlaio:partners-with:herwin",
        "-dwse",
        "-ovam.partners-with.herwin",
    ];
    let changes: Option<Vec<Change>> = changes.map(Change::read).into_iter().collect();
    let changes = changes.expect("changes");
    for way in [true, false] {
        let asked = WhatIfAsked {
            view: ViewChoice::default().input(),
            changes: changes.iter().map(ChangeAsked::of).collect(),
            way,
            from: if way { "vlaio".into() } else { String::new() },
            to: if way { "herwin".into() } else { String::new() },
            language: "NL",
        };
        let network = answer::<WhatIf>(&program, &asked).network;
        assert_eq!(network.way.is_some(), way);
        assert_eq!(network.what_if.network.way.is_some(), way);
        assert!(network.what_if.after.components > network.what_if.before.components);
    }
    for (id, is_relation) in [(tie, true), ("dwse", false)] {
        let asked = IdAsked {
            view: ViewChoice::default().input(),
            id: id.into(),
            language: "NL",
        };
        let network = answer::<Standing>(&program, &asked).network;
        assert_eq!(network.relation.is_some(), is_relation, "{id}");
        assert_eq!(network.entity.is_some(), !is_relation, "{id}");
    }
}

#[test]
fn what_happened_is_answered_as_the_page_reads_it() {
    let program = Program::serve(&[]);
    for language in ["NL", "EN"] {
        let all = RevisionsAsked {
            first: 20,
            before: None,
            language,
        };
        let told = answer::<Revisions>(&program, &all);
        assert!(told.network.is_none());
        let [begin] = &told.revisions.nodes[..] else {
            panic!("nothing was edited")
        };
        assert_eq!((begin.number, begin.touched_count), (1, 0));
        let asked = RevisionAsked {
            number: 1,
            language,
        };
        let told = answer::<Revision>(&program, &asked).revision;
        assert_eq!(told.expect("it is there").at, begin.at);
        let unknown = RevisionAsked {
            number: 9,
            language,
        };
        assert!(answer::<Revision>(&program, &unknown).revision.is_none());
        let of = |id: &str, before| {
            let asked = HistoryAsked {
                id: id.into(),
                first: 20,
                before,
                language,
            };
            let told = answer::<History>(&program, &asked);
            let network = told.network.expect("the network of now");
            let is_there = (network.entity.is_some(), network.relation.is_some());
            (told.revisions.nodes.len(), is_there)
        };
        assert_eq!(of("ovam", None), (1, (true, false)));
        assert_eq!(of("ovam", Some(1)), (0, (true, false)));
        let tie = "ovam.partners-with.herwin";
        assert_eq!(of(tie, None), (1, (false, true)));
        assert_eq!(of("niemand", None), (0, (false, false)));
    }
}

#[test]
fn every_entity_and_relation_has_a_page_that_can_be_read() {
    let program = Program::serve(&[]);
    let view = ViewChoice::default().input();
    let picture = answer::<Picture>(
        &program,
        &Asked {
            view: view.clone(),
            language: "NL",
        },
    );
    for id in picture.network.packed.ids {
        let asked = IdAsked {
            view: view.clone(),
            id: id.clone(),
            language: "NL",
        };
        assert!(
            answer::<Entity>(&program, &asked).network.entity.is_some(),
            "{id}"
        );
    }
    for id in picture.network.packed.relation_ids {
        let asked = IdAsked {
            view: view.clone(),
            id: id.clone(),
            language: "EN",
        };
        assert!(
            answer::<Relation>(&program, &asked)
                .network
                .relation
                .is_some(),
            "{id}"
        );
    }
    let nobody = NamedAsked {
        view,
        id: "nobody".into(),
        language: "NL",
    };
    assert!(answer::<Named>(&program, &nobody).network.entity.is_none());
}

//! Folders, datasets and revisions for the tests of stores.

use std::path::Path;
use std::time::Duration;

use backend::store::{Access, Neo4jSettings, Place, Revision, Store};
use graph_data::dataset::{Dataset, NamedBytes};
use graph_data::edit::{Delta, Drafted, Edit, Field, PutEntity, PutRelation, draft};
use graph_data::model::{Confidence, Evidence, Text};
use jiff::Timestamp;

/// How long tests wait for a server that many of them ask at once.
const PATIENT: Duration = Duration::from_secs(30);

/// A place for one test: a folder, or a network of its own in the Neo4j of this run.
pub(crate) struct Home {
    folder: tempfile::TempDir,
    network: Option<Neo4jSettings>,
}

impl Home {
    pub(crate) fn folder() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
            network: None,
        }
    }

    pub(crate) fn neo4j() -> Self {
        let server = test_neo4j::shared();
        let folder = tempfile::tempdir().expect("a folder");
        let settings = Neo4jSettings {
            uri: server.uri(),
            user: test_neo4j::USER.into(),
            password: server.password().into(),
            database: None,
            network: folder.path().display().to_string(),
            deadline: PATIENT,
        };
        Self {
            folder,
            network: Some(settings),
        }
    }

    /// Another place of the same sort.
    pub(crate) fn another(&self) -> Self {
        match self.network {
            None => Self::folder(),
            Some(_) => Self::neo4j(),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn place(&self) -> Place {
        let folder = self.path().to_owned();
        match &self.network {
            None => Place::Folder(folder),
            Some(settings) => Place::Neo4j(settings.clone(), folder),
        }
    }

    pub(crate) fn begin(&self, dataset: &Dataset) -> Store {
        let begun = self.place().begin(dataset, "test", moment(1));
        begun.expect("a new store")
    }

    pub(crate) fn open(&self) -> Store {
        self.place().open(Access::Write).expect("a store")
    }

    pub(crate) fn reader(&self) -> Store {
        self.place().open(Access::Read).expect("a reader")
    }
}

pub(crate) fn shipped() -> Dataset {
    Dataset::shipped()
}

/// A dataset with everything that the shipped one lacks, and names that are hard to keep.
pub(crate) struct Names;
pub(crate) const NAMES: Names = Names;

impl Names {
    pub(crate) fn dataset(&self) -> Dataset {
        let files = [
            (
                "dataset.toml",
                "id = \"x\"\nlanguage = \"en\"\nread_on = \"2024\"\n[start]\nfocus = [\"b\", \"a\"]\n[[start.questions]]\nkind = \"path\"\nentities = [\"a\", \"b\"]\nquestion_nl = \"?\"\n",
            ),
            (
                "kinds.csv",
                "id,category,label_nl,can_partner\nbosje,CONTEXT,bosje,true\n",
            ),
            (
                "relation_kinds.csv",
                "id,label_nl,inverse_nl,nature,strength,sources,now_nl\nplant,plant,geplant door,ORIGIN,0.25,ORGANISATION;bosje,{s} {plant|planten} {t}\n",
            ),
            (
                "tags.csv",
                "id,group,label_nl,label_en\nt1,region,Gent,Ghent\n",
            ),
            (
                "entities.csv",
                "id,label,label_en,kind,tags,named,website\na,\"Ré'\"\" \\; DROP TABLE\nx\",,bosje,t1,true,https://a.example/?q='1'\nb,\u{202e}kcab,B,organisatie,,false,\né.ë,日本語,,,,,\n",
            ),
            (
                "relations.csv",
                "source,target,kind,valid_from\na,b,plant,2020-02\nb,é.ë,,\n",
            ),
            (
                "evidence.csv",
                "about,source,words,confidence\na.plant.b.2020-02,Jaarverslag,\"zei \"\"ja\"\"\",low\n",
            ),
        ];
        let files = files.map(|(name, text)| NamedBytes {
            name,
            bytes: text.as_bytes(),
        });
        match Dataset::read(&files) {
            Ok(checked) => checked.dataset,
            Err(problems) => panic!("{problems:?}"),
        }
    }
}

pub(crate) fn moment(second: u32) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + i64::from(second)).expect("a moment")
}

pub(crate) fn revision(number: u32, delta: Delta, after: &Dataset) -> Revision {
    Revision {
        number,
        at: moment(number),
        by: "test".into(),
        reason: format!("reden {number}"),
        undoes: (number == 5).then_some(3),
        operation: Some(format!("op-{number}")),
        delta,
        state: after.checksum(),
    }
}

/// The revision that these edits make, and the dataset after it.
pub(crate) fn revised(dataset: &Dataset, number: u32, edits: &[Edit]) -> (Revision, Dataset) {
    match draft(dataset, edits) {
        Ok(Drafted { delta, dataset }) => (revision(number, delta, &dataset), dataset),
        Err(problems) => panic!("{problems:?}"),
    }
}

/// Edits that can be made one after the other to the shipped dataset.
pub(crate) fn edits() -> [Vec<Edit>; 5] {
    let vlaio = PutEntity {
        id: "vlaio".into(),
        kind: "agentschap".into(),
        label: "VLAIO".into(),
        website: Field::Set("https://www.vlaio.be/x".into()),
        aliases: Field::Set(vec!["Agentschap Innoveren".into(), "IWT".into()]),
        evidence: vec![evidence()],
        ..PutEntity::default()
    };
    let new = PutEntity {
        id: "nieuw".into(),
        kind: "organisatie".into(),
        label: "Nieuw".into(),
        evidence: vec![evidence(), evidence()],
        ..PutEntity::default()
    };
    let tie = PutRelation {
        source: "nieuw".into(),
        target: "vlaio".into(),
        kind: "partners-with".into(),
        valid_from: Field::Set("2024-05".parse().expect("a date")),
        ..PutRelation::default()
    };
    [
        vec![Edit::PutEntity(Box::new(vlaio))],
        vec![
            Edit::PutEntity(Box::new(new)),
            Edit::PutRelation(Box::new(tie)),
        ],
        vec![Edit::Remove("nieuw.partners-with.vlaio.2024-05".into())],
        vec![Edit::Remove("nieuw".into())],
        vec![Edit::Remove("herwin".into())],
    ]
}

pub(crate) fn evidence() -> Evidence {
    Evidence {
        source: "https://example.org/een".into(),
        title: Some("Titel".into()),
        words: None,
        note: Text::new("nota", "note"),
        date: "2024-05-06".parse().ok(),
        checked: "2024-06".parse().ok(),
        confidence: Confidence::Medium,
        valid_from: "2020".parse().ok(),
        valid_to: None,
    }
}

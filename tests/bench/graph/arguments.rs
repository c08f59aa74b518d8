//! What the bench is asked to do.

use std::path::PathBuf;

pub(crate) const USAGE: &str = "bench-graph PREFIX [--tasks load,cluster,sp,spw,ksp,asp,bet,pr,aa,cc,core] [--repeat 3] [--pairs 100] [--seeds 1]";

const TASKS: [&str; 11] = [
    "load", "cluster", "sp", "spw", "ksp", "asp", "bet", "pr", "aa", "cc", "core",
];

/// Whether this process tells the figures, or is the child that is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Report,
    Measure { folder: PathBuf },
}

#[derive(Clone, Debug)]
pub(crate) struct Arguments {
    pub(crate) prefix: String,
    pub(crate) role: Role,
    tasks: Vec<String>,
    /// How often what takes long is done; the median counts.
    pub(crate) repeat: usize,
    /// How many pairs are asked for a way.
    pub(crate) pairs: usize,
    /// Over how many seeds the mean modularity goes.
    pub(crate) seeds: u32,
}

impl Arguments {
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let prefix = words.next().ok_or("PREFIX is missing")?;
        let mut read = Self {
            prefix,
            role: Role::Report,
            tasks: TASKS.map(str::to_owned).to_vec(),
            repeat: 3,
            pairs: 100,
            seeds: 1,
        };
        while let Some(option) = words.next() {
            let value = words.next().ok_or(format!("{option} has no value"))?;
            read.set(&option, &value)?;
        }
        Ok(read)
    }

    fn set(&mut self, option: &str, value: &str) -> Result<(), String> {
        let number = || value.parse().map_err(|_| format!("{option}: {value:?}"));
        match option {
            "--tasks" => self.tasks = tasks(value)?,
            "--repeat" => self.repeat = number()?,
            "--pairs" => self.pairs = number()?,
            "--seeds" => self.seeds = u32::try_from(number()?).unwrap_or(u32::MAX),
            "--measure" => {
                self.role = Role::Measure {
                    folder: value.into(),
                }
            }
            _ => return Err(format!("unknown option {option}")),
        }
        Ok(())
    }

    pub(crate) fn has(&self, task: &str) -> bool {
        self.tasks.iter().any(|asked| asked == task)
    }

    /// The words with which the child is started.
    pub(crate) fn for_child(&self, folder: &str) -> Vec<String> {
        let options = [
            ("--measure", folder.to_owned()),
            ("--tasks", self.tasks.join(",")),
            ("--repeat", self.repeat.to_string()),
            ("--pairs", self.pairs.to_string()),
            ("--seeds", self.seeds.to_string()),
        ];
        let options = options.map(|(name, value)| [name.to_owned(), value]);
        std::iter::once(self.prefix.clone())
            .chain(options.into_iter().flatten())
            .collect()
    }
}

fn tasks(value: &str) -> Result<Vec<String>, String> {
    let tasks = value.split(',').map(str::to_owned);
    let known = |task: &String| TASKS.contains(&&**task);
    tasks
        .map(|task| {
            known(&task)
                .then_some(task.clone())
                .ok_or(format!("unknown task {task}"))
        })
        .collect()
}

unknown-cell = not known
facts-tie = Tie
facts-sources = Source
facts-unsourced = no source
gaps-title = Where are the gaps?
gaps-kinds = Kinds of gaps
gaps-without-actor = Levers without an actor
gaps-one-actor = Levers with one actor
gaps-without-government = Levers without government
gaps-unnamed = Levers without a published name
gaps-without-lever = Parties without a lever
gaps-meetings = At one table, without a tie of their own
gaps-stale = Not confirmed for long
gaps-untied = Pairs without a tie
gaps-unnamed-explained = These are no gaps: what these levers are called and who works on them was not published, and so is not known.
gaps-none = We found none here, with what counts now.
gaps-set = Set
gaps-no-set = belongs to no set
gaps-who = Who is known
gaps-ask = Ask
gaps-to-coverage = Show who works on which lever as a table
gaps-levers-method = An actor belongs to a lever when a source says that it leads it, works on it or wants to join. A gap says something about our sources, not about who knows whom.
gaps-actors-method = Work on a set as a whole does not count as work on one of its levers. A gap says something about our sources, not about who works on what.
gaps-party = Party
gaps-ties = Tied to how many
gaps-first-hundred = These are the first 100. Count fewer kinds to see the rest.
gaps-meetings-title = Who sits at one table without a tie of their own?
gaps-meetings-government = Which government bodies sit at one table without a tie of their own?
gaps-meetings-only-government = Show only government bodies among themselves
gaps-meetings-all = Show everybody
gaps-meetings-sentence = { $count ->
    [0] We found no two parties that belong to the same working group, programme, network or event without a direct tie.
    [one] We found { $count } pair that belongs to the same working group, programme, network or event without a direct tie. Whether they spoke with each other there is not known.
   *[other] We found { $count } pairs that belong to the same working group, programme, network or event without a direct tie. Whether they spoke with each other there is not known.
}
gaps-meetings-first = We found more than { $count } pairs that belong to the same working group, programme, network or event without a direct tie; here are the first { $count }. Whether they spoke with each other there is not known.
gaps-meetings-method = Two actors without a relation with each other that both have a relation with the same working group, programme, platform or network, or with a forum, umbrella body or text. To meet is not yet to work together.
gaps-one = One
gaps-other = The other
gaps-where = Where
gaps-words = In words
gaps-tell = What we know
gaps-between = What is known?
gaps-known = Further
gaps-stale-title = Which ties have not been confirmed for long?
gaps-stale-method = For each tie the newest date of a source counts, or the day on which it was checked; without either, the start of the tie. What has no date at all is not among these.
gaps-years = Older than so many years
gaps-years-hint = A whole number, such as 5.
gaps-years-wrong = Write a whole number from 0 to { $max }.
gaps-counted-from = Counted from
gaps-counted-from-hint = Leave empty for today, or for the day at “As of”.
gaps-stale-counted = { $years ->
    [one] Older than { $years } year, counted from { $date }.
   *[other] Older than { $years } years, counted from { $date }.
}
gaps-newest = Newest trace
gaps-shown = The first { $shown } of { $all }.
gaps-untied-title = Who has no direct tie with each other?
gaps-untied-few = Choose at least two parties. Then this shows between whom we found no direct tie.
gaps-untied-method = All pairs among the chosen parties that have no relation with each other. Attending the same forum is no tie.
coverage-title = Who works on which lever?
coverage-title-set = Who works on what in the set { $set }?
coverage-method = The levers are the rows, those without an actor first. A column is given to whoever works on at least one of them, leads one or wants to join. An empty cell means that we found no source about it, not that there is nothing.
coverage-partial = The table was cut short because it took too long. Cells may be missing.
coverage-set = Set
coverage-all = All levers
coverage-linked = Also show who is only named
coverage-no-levers = With what counts now, no lever is left.
coverage-caption = Levers and who works on them
coverage-legend = An empty cell: not known. Choose a cell to see what it rests on.
coverage-evidence = { $actor }, { $lever }: { $role }
coverage-sentences = Lever by lever
coverage-unnamed = { $count ->
    [one] { $count } lever whose name was not published
   *[other] { $count } levers whose names were not published
}
changes-title = What changed between two days?
changes-lead = Fill in two days. Then this shows what came, what went and what changed.
changes-question = What changed from { $from } to { $to }?
changes-method = The state on one day beside that on the other; of a year or a month the last day counts. An event does not go by being over. Ties without any date are listed apart.
changes-from = From
changes-to = Up to and including
changes-backwards = This is before { $date }. Choose a later day, or turn both around.
changes-caption = Ties that came, went or changed
changes-what = What
changes-added = new
changes-lost = gone
changes-changed = changed
changes-none = Between these days no tie with a date came, and none went or changed.
changes-new-names = { $count ->
    [one] { $count } name that came with a first tie
   *[other] { $count } names that came with a first tie
}
changes-lost-names = { $count ->
    [one] { $count } name that went with its last tie
   *[other] { $count } names that went with their last tie
}
changes-changed-title = { $count ->
    [one] { $count } tie of which the sources changed
   *[other] { $count } ties of which the sources changed
}
changes-before = Before
changes-after = After
changes-undated = { $count ->
    [one] { $count } tie without a date
   *[other] { $count } ties without a date
}
changes-undated-explained = When these began is not known. They count neither as new nor as gone.
changes-undated-show = Show them
gaps-contacts = Which new contacts would bring them closest together?

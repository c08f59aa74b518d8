skip = Skip to content
nav = Main menu
nav-start = Start
nav-way = Find a way
nav-network = Network
nav-groups = Groups
nav-levers = Levers
nav-gaps = Gaps
nav-coverage = Who works on what
nav-changes = What changed
nav-about = About the data
other-language = Nederlands
loading = One moment, the answer is on its way.
try-again = Try again
failed-offline = The service cannot be reached
failed-offline-advice = Check that Schakel is still running and that you are connected. Then try again.
failed-not-found = That was not found
failed-not-found-advice = Perhaps it is not in the data, or falls outside what you count.
failed-bad-input = Something is wrong with this question
failed-bad-input-advice = Change the question and try again.
failed-busy = This took too long
failed-busy-advice = The question is heavy or the service is busy. Ask for fewer steps, or try again later.
failed-refused = The service does not answer this
failed-refused-advice = Change the question, or begin again from the start.
failed-broken = Something went wrong at the service
failed-broken-advice = This is not your doing. Try again.
steps = { $count ->
    [one] { $count } step
   *[other] { $count } steps
}
title-partners = Partners
title-contacts = New contacts
title-table = Round table
month-01 = January
month-02 = February
month-03 = March
month-04 = April
month-05 = May
month-06 = June
month-07 = July
month-08 = August
month-09 = September
month-10 = October
month-11 = November
month-12 = December
period-since = since { $from }
period-until = until { $to }
period-between = { $from } to { $to }
sure-high = sure
sure-medium = fairly sure
sure-low = unsure
undated = undated
unsourced = No source: no evidence was given for this.
checked-on = Checked on { $date }.
source-period = According to this source: { $period }.
copy-with-sources = Copy with sources
print = Print
copied = Copied.
not-copied = Copying failed. Select the text and copy it yourself.
note-sources = Sources
note-view = Counted: { $view }.
note-made = Made with Schakel on { $date } ({ $origin }).
computed = How was this computed?
as-graphql = Show as GraphQL
open-console = Open the GraphQL console
origin = Data: { $dataset }, revision { $revision }, view { $view }. The same three always give the same answer.
no-suggestion = Nothing found. Try another name or an abbreviation.
view-title = What is counted
view-all = everything known, without the forum and the umbrella bodies as a step
view-as-of = as of { $date }
view-as-of-hint = A year, month or day: 2024, 2024-05 or 2024-05-06.
view-as-of-wrong = This is not a date. Write 2024, 2024-05 or 2024-05-06.
view-sure-high = sure sources only
view-sure-medium = no unsure sources
view-context = the forum and the umbrella bodies count
view-not-levers = no ways over levers
view-kinds = { $count ->
    [one] { $count } kind only
   *[other] { $count } kinds only
}
view-relations = { $count ->
    [one] { $count } kind of relation only
   *[other] { $count } kinds of relations only
}
view-without = { $count ->
    [one] without { $count } party
   *[other] without { $count } parties
}
view-levers = { $count ->
    [one] around { $count } lever
   *[other] around { $count } levers
}
view-tags = { $count ->
    [one] with { $count } tag
   *[other] with one of { $count } tags
}
nature-collaboration = working together
nature-table = at one table
nature-money = money
nature-advice = advice
nature-structure = part of a whole, or steering
nature-origin = founding
nature-mention = mention
nature-lever = lever
nature-policy = rule or decision
nature-identity = succession
step-more = { $count ->
    [one] { $count } more relation between these two
   *[other] { $count } more relations between these two
}
island-size = { $count ->
    [one] A part of { $count }:
   *[other] A part of { $count }:
}
and-more = and { $count } more
no-way-parts = The parts of the network
best-contact = This contact would join the parts best:
way-from = From
way-to = To
way-turn = Turn around
way-rank-shortest = Show the shortest way first
way-rank-strongest = Show the strongest way first
ask-label = Ask your question
ask-example = for instance: Through whom can Herw!n reach VLAIO?
ask-button = Ask
ask-this = Ask this as a question
ask-understood = Understood as: { $question }
ask-again = Ask another question
search-label = Find an organisation, government body or lever
search-example = for example Herwin, SIF or facilitair
lever = Lever
lever-example = for example jobs and skills
title-brokers = Links between others
title-measures = Rankings
sources-count = { $count ->
    [0] No source
    [one] { $count } source
   *[other] { $count } sources
}
missing = “{ $id }” is not in what is counted now.
take-away = Take away
missing-search = Search for a name like it
chosen = Chosen
chosen-add = Add somebody
chosen-remove = Take { $name } away
table-filter = Show only rows with
table-count = { $shown } of { $all } rows
table-csv = Download as CSV
table-excel = Download for Excel (Belgium)
entity-kind = Kind
picture-title = Who is tied to whom?
picture-lead = What the forum is about, and what joins it: { $shown } of the { $all } names that we know. Those with a single tie are in a figure such as +3.
picture-lead-all = All { $all } names that we know, with what joins them.
picture-method = The picture shows everything that counts now, or a core: what it is about, the shortest ways between, and those most tied to them. Who is close together is tied more; the place itself says nothing. The same data always give the same picture.
picture-empty = Of what counts now, nobody is left. Let more count.
picture-show-all = Show all { $all }
picture-show-first = Show the core only
picture-as-text = As text
picture-as-picture = As a picture
picture-tab-text = In words
picture-tab-picture = Picture
picture-placing = Arrangement
picture-placing-ties = By their ties
picture-placing-columns = In columns
picture-columns = From left to right: { $columns }.
picture-column-levers = Levers
picture-column-organisations = Organisations
picture-column-governments = Government
picture-column-context = Events, umbrella bodies and texts
picture-method-columns = In columns, from levers over organisations to government. Within a column, those who are tied stand at the same height as far as possible, so that few lines cross; higher or lower says nothing else. The same data always give the same picture.
picture-stuck-columns = In that direction there is nobody else, or nobody with a tie.
picture-label = Picture of the network
picture-keys = Arrow keys go from name to name, Enter chooses, Escape lets go. With + and − you come nearer and go farther, 0 shows everything.
picture-stuck = Nobody with a tie lies in that direction.
picture-nearer = Nearer
picture-farther = Farther
picture-fit = Show everything
picture-chosen = Chosen
picture-close = Let go
picture-more = What do we know about this?
picture-ties = { $count ->
    [one] { $count } tie
   *[other] { $count } ties
}
picture-entity = { $name }, { $kind }, { $count ->
    [one] { $count } tie
   *[other] { $count } ties
}
picture-legend = Legend
picture-legend-folded = so many others whose only tie is with this one; click to see them
picture-legend-counted = so many ties between the same two
picture-legend-areas = group: tied among themselves more than to the rest
picture-legend-leaving = leaves here
picture-legend-pieces = piece that then comes off the rest; its number is in the list too
picture-mark-organisation = organisation
picture-mark-group = working group, programme or platform
picture-mark-government = government
picture-mark-lever = lever or theme
picture-mark-context = forum, umbrella, policy or publication
picture-stroke-sure = sure tie; thicker is stronger
picture-stroke-fair = fairly sure tie
picture-stroke-unsure = unsure tie
picture-stroke-ended = over
picture-stroke-unsure-ended = unsure, and over
picture-stroke-places = places somebody, is no collaboration
picture-twin = The picture in words
picture-twin-caption = { $count } names, those with most ties first
picture-twin-name = Name
picture-twin-kind = Kind
picture-twin-ties = Ties with who is here
picture-twin-none = none with who is here
picture-twin-fair = fairly sure
picture-twin-unsure = unsure
picture-twin-leaves = leaves here
picture-twin-ended = over
picture-twin-relations = { $count } times
picture-twin-folded = { $count ->
    [one] and { $count } other with this tie alone
   *[other] and { $count } others with this tie alone
}
meant = Did you mean:
tab-answer = Answer
source-more = what rests on this?
holds-count = { $actors } actors, { $levers } levers, { $contexts } events, umbrella bodies and texts, and { $relations } relations from { $sources } sources.
start-lacks = What is not in here
nav-between = Between parties
nav-reach = Close to
nav-what-if = What if
edit = Edit
sign-in = Sign in
sign-in-to-edit = Sign in to edit
failed-unknown = Sign in
failed-unknown-advice = You are not signed in (any more), or readers have to be signed in here.
failed-forbidden = You may not do that
failed-forbidden-advice = As you are signed in, you may read but not edit. Ask whoever runs the service for a token of an editor.
nav-history = History
past = An earlier network
past-is = This is the network after change { $number }
past-title = after change { $number }
past-now = Back to now
failed-no-revision = There is no such change
failed-no-revision-advice = There is no change { $number }, and so no network of that time. The history tells which changes there are.

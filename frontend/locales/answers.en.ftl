way-title = Through whom can one reach the other?
way-question = Through whom can { $from } reach { $to }?
way-method-shortest = The way with the fewest steps comes first; of equal length, the strongest. A step is stronger the more its tie carries and the surer its source; a tie that is over counts half.
way-method-strongest = The strongest way comes first. The strength of a way is the product of its steps. A step is stronger the more its tie carries and the surer its source; a tie that is over counts half.
way-steps = Step by step
way-weakest = The weakest link:
way-others = Other ways
partial = The search was cut short because it took too long. There may be other ways.
beside-with = With the forum and the umbrella bodies
beside-without = Without the forum and the umbrella bodies
beside-show = Show this answer
between-question = What is known between { $names }?
between-method = For each pair: the relations that the two have with each other, the shortest way, and where both were.
between-meetings = Both connected with:
between-way = { $count ->
    [one] The way, { $count } step
   *[other] The way, { $count } steps
}
between-all-ways = Show all ways
groups-title = Who belongs with whom?
groups-sentence = { $groups ->
    [one] There is { $groups } group of parties
   *[other] There are { $groups } groups of parties
} with more ties among themselves than with the rest. { $loose ->
    [0] Nobody stands alone.
    [one] { $loose } party stands alone: we found no tie with it.
   *[other] { $loose } parties stand alone: we found no tie with them.
}
groups-method = Groups are computed by the Leiden method from who is tied to whom. The same data always give the same groups.
groups-loose = Without a tie
groups-all = All groups
groups-table = Whom do you put around the table to hear each group?
group-members = { $count ->
    [one] { $count } member
   *[other] { $count } members
}
member = Party
belonging = Ties inside the group
belonging-explained = From 0 to 1: the share of a party’s ties that stays inside the group.
group-marks = What is more common here than elsewhere
group-bridges = What ties this group to others
group-no-bridges = Nothing known: this group stands apart from the rest.
levers-title = Who works on which lever?
levers-sentence = { $levers } levers, { $unnamed } of which have no published name. For { $known } of them somebody is known.
levers-method = An actor belongs to a lever when a source says that it leads it, works on it or wants to join. Being named together with a lever does not count.
levers-no-set = Themes without a set
levers-owner = Owner:
levers-contact = To join or ask:
levers-as-table = Show as a table: levers and who works on them
levers-unnamed = { $count ->
    [one] { $count } lever whose name was not published
   *[other] { $count } levers whose names were not published
}
group-everybody = Everybody
group-themes = Themes
group-sectors = Sectors
group-regions = Places
group-kinds = Kinds
group-levers = Those who work on this lever
group-organisations = all organisations
group-governments = all government bodies
group-all-levers = all levers
group-all-context = events, umbrella bodies and texts
rests-on = { $count ->
    [one] What this rests on: { $count } relation
   *[other] What this rests on: { $count } relations
}
figure-sampled = Estimated from { $count } parties.
brokers-from = Who ties
brokers-to = to
brokers-question = Who ties others together?
brokers-question-from = Who ties “{ $from }” to the rest?
brokers-question-to = Who ties “{ $to }” to the rest?
brokers-question-between = Who ties “{ $from }” to “{ $to }”?
brokers-overall-first = In the whole network: { $sentence }
brokers-alone-first = Between the two groups alone: { $sentence }
brokers-overall = In the whole network
brokers-alone = Between the two groups alone
brokers-none = Nobody: between these two groups we found no way that runs over another.
brokers-method = For each pair we look for the shortest ways, and over whom they run. With two groups chosen only pairs with one of each group count. Events and umbrella bodies are no step between, unless you count them.
brokers-caption = { $count ->
    [one] The only link
   *[other] The { $count } that tie most together
}
brokers-through = Runs over it
brokers-through-explained = From 0 to 1: for which share of the pairs of others the shortest way runs over this party. 0 is for no pair, 1 for all pairs.
brokers-through-groups = From 0 to 1: for which share of the pairs between the two groups the shortest way runs over this party. 0 is for no pair, 1 for all pairs.
brokers-pairs = Pairs lost
brokers-pairs-explained = How many pairs in the whole network have no way to each other any more without this party.
brokers-pieces = Pieces
brokers-pieces-explained = Into how many pieces the network around this party comes apart without it. 1 means: the rest stays together.
brokers-groups = Groups
brokers-groups-explained = Into how many groups it has a tie, its own included.
brokers-each = What each of them ties together
brokers-ties-into = Ties into:
drop-out-title = What if a party leaves?
drop-out-field = Who leaves?
drop-out-question = What if { $name } leaves?
drop-out-ask = What if this party leaves?
drop-out-method = This party is thought away with all its ties. A piece is those who then still have a way to each other; a pair is lost when it has a way now and none then. Events and umbrella bodies are no step between, unless you count them.
drop-out-caution = Mind: whoever is left alone may have ties that are not in our sources.
drop-out-pieces = The { $count } pieces without this party
drop-out-pairs = { $pairs ->
    [one] { $pairs } pair that has a way to each other now, has none then.
   *[other] { $pairs } pairs that have a way to each other now, have none then.
}
drop-out-piece-number = piece { $number }
drop-out-piece = { $count ->
    [one] Alone:
   *[other] A piece of { $count }:
}
drop-out-groups = Groups that come apart
drop-out-brokers = Who else ties others together?
measures-question = Ranking: { $measure }
measures-field = Show another ranking
measures-method = The formula is from { $source }. The figure is computed from who is tied to whom in what counts now; equal figures come in the order of their id in the data.
measures-unit = Counted in
measures-how-exact = How exact
measures-exact = Computed exactly, from all ties that count.
measures-margin = Estimated from { $count } parties: in 95 cases of 100 the true figure is at most { $margin } higher or lower.
measures-partial = The computation was cut short because it took too long. The figures are from what was done by then.
measures-source = Described in
measures-rank = Place
measures-caption = { $count ->
    [one] The highest figure
   *[other] The { $count } highest figures
}
between-title = What is known between parties?
between-two = Choose two parties or more. Of two to six each pair is told as well.
between-many = What is known between these { $count } parties?
ties-title = The smallest network that joins them
ties-method = The smallest network has as few ties as possible; of equally few, the strongest counts. It does not pass the forum and the umbrella bodies, unless you count them.
ties-exact = Fewer ties certainly cannot do it.
ties-not-exact = Perhaps fewer ties can do it: we did not search to the end.
ties-unreached = Not joined, since no way is known:
reach-title = Who is close to a party?
reach-from = Close to whom
reach-more-from = Also close to (at most { $max } parties together)
reach-steps = Within
reach-heading = Along which ties
reach-any = All ties
reach-in = Who does something for { $count ->
    [one] this party
   *[other] these parties
}
reach-out = For whom { $count ->
    [one] this party does something
   *[other] these parties do something
}
reach-question-any = Who is within { $steps } of { $name }?
reach-question-in = Who finances, advises or makes up { $name }, and through whom?
reach-question-out = Whom does { $name } reach with money, advice or membership, and through whom?
reach-question-out-several = Whom do { $name } reach with money, advice or membership, and through whom?
reach-and = { $first } and { $last }
reach-several = Within { $steps } we found { $each }.
reach-several-chains = Within { $steps } we found { $each }. Such a chain runs, for example, over money, advice, foundation, membership or management.
reach-each-any = { $count ->
    [0] nobody close to { $name }
    [one] one other close to { $name }
   *[other] { $count } others close to { $name }
}
reach-each-in = { $count ->
    [0] nobody from whom a chain leads to { $name }
    [one] one other from whom a chain leads to { $name }
   *[other] { $count } others from whom a chain leads to { $name }
}
reach-each-out = { $count ->
    [0] nobody to whom a chain leads from { $name }
    [one] one other to whom a chain leads from { $name }
   *[other] { $count } others to whom a chain leads from { $name }
}
reach-sentence-any = { $count ->
    [0] Nobody: we found no tie at all of { $name } with anybody else.
    [one] One other is within { $steps } of { $name }.
   *[other] { $count } others are within { $steps } of { $name }.
}
reach-sentence-in = { $count ->
    [0] Not known: we found nobody whose tie leads to { $name }.
    [one] From one other a chain leads to { $name }, within { $steps }: it gives, for example, money or advice, helped to set it up, is a member or manages it.
   *[other] From { $count } others a chain leads to { $name }, within { $steps }: those who give, for example, money or advice, helped to set it up, are members or manage it, and those behind them.
}
reach-sentence-out = { $count ->
    [0] Not known: we found nobody to whom a tie of { $name } leads.
    [one] From { $name } a chain leads to one other, within { $steps }: for example by money, advice, foundation, membership or management.
   *[other] From { $name } a chain leads to { $count } others, within { $steps }: for example by money, advice, foundation, membership or management, and on from there.
}
reach-only = Only those of
reach-only-group = This is about “{ $group }” alone; the way may pass others.
reach-only-nobody = Nobody: we found nobody within { $steps } of { $name }.
reach-method = For each party the best way is told: the one with the fewest steps, and of equally short ones the strongest. Where a direction is asked, only chains count in which every tie runs the same way.
reach-caption = { $shown } of { $all }, the nearest first
reach-caption-several = { $shown } of { $all }, the nearest of each party first
reach-start-any = Close to
reach-start-in = For
reach-start-out = From
reach-all-of = See all { $count } of { $name }
reach-hops = Steps
reach-way = The best way
reach-more = Show more
what-if-title = What if something changes?
what-if-lead = Add a tie, or leave out a tie or a party, and see what would be different. Nothing is stored: all of it is only in the address of this page.
what-if-stored = The changes are only in the address of this page: whoever gets it sees the same supposition.
what-if-method = The network of today is compared with the same network after the changes together; their order does not matter. A tie that you add has no source and counts as unsure. Steps and pairs are counted without the forum and the umbrella bodies, unless you count them.
what-if-figures = Today, and with the changes
what-if-before = Today
what-if-after = With the changes
what-if-parts = Parts of the network without a tie between them
what-if-pairs = Pairs that can reach each other along a way
what-if-mean = Steps between such a pair, on average
what-if-levers = Levers of which nobody is known
what-if-way = The shortest way between these two
not-measured = not computed
supposed-title = Suppose that
supposed-none = Begin again, without changes
change-added = Added: { $source } { $kind } { $target }.
change-without = Left out: { $what }.
change-without-tie = Left out, this tie: { $what }
change-undo = Undo
add-title = A tie more
add-from = Who
add-kind = What sort of tie
add-to = With whom
add-do = Add this tie
add-lacks = Choose two different parties.
remove-title = A tie or a party less
remove-of = Whose
remove-party = Leave out { $name } altogether
remove-tie = Leave out this tie

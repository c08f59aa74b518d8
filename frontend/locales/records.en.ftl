unknown-title = This page does not exist
unknown-advice = Check the address, or start again.
entity-method = Everything that the data hold on this party, with its sources. The group is computed from who is tied to whom.
entity-description = What it is
entity-parent = Belongs to
entity-aliases = Also known as
entity-numbers = Numbers
uncertain-number = not certain
entity-tags = Tags
entity-website = Website
entity-contact = Contact
entity-group = In which group
entity-relations = { $count ->
    [0] Relations
    [one] { $count } relation
   *[other] { $count } relations
}
entity-no-relations = No relation known in what is counted now.
entity-evidence = Sources
entity-next = Further
entity-way-from = Through whom can this party reach another?
entity-way-to = Through whom can one reach this party?
entity-partners = Suggest partners
lever-partners = Who fits here?
entity-picture = Show in the network
entity-drop-out = What if this party leaves?
shown-first = The first { $count } are shown; ask for the rest in GraphQL.
lever-actors = Who works on it
lever-nobody = Not known: we found nobody who works on it.
lever-set = Set:
lever-linked = Merely named together with this lever
relation-method = A relation and all that it rests on. What a source says is told in our words.
relation-inverse = The other way round
relation-nature = Sort of tie
relation-period = Period
relation-sure = How sure
not-known = not known
search-title = Found for “{ $text }”
about-method = Counted in what is counted now.
about-notes = How the data were made
about-read = Read in { $date }.
about-licence = Use
about-analysts = For analysts
about-schema = The GraphQL schema
source-question = What rests on “{ $source }”?
source-sentence = { $alone ->
    [0] No relation rests on this source alone.
    [one] { $alone } relation rests on this source alone: we found no second source.
   *[other] { $alone } relations rest on this source alone: we found no second source.
} { $beside ->
    [0] No other relation has it as one of several sources.
    [one] For { $beside } other relation it stands beside another source.
   *[other] For { $beside } other relations it stands beside another source.
}
source-method = Counted in what counts now, by the full address of the source. A relation rests on a source alone when every piece of its evidence has that address.
source-alone = { $count ->
    [one] { $count } relation with this source alone
   *[other] { $count } relations with this source alone
}
source-beside = { $count ->
    [one] { $count } relation with another source as well
   *[other] { $count } relations with another source as well
}
entity-reach = Who is close to this party?
entity-reach-in = Who finances, advises or makes up this party, and through whom?
entity-what-if = Try a change
relation-what-if = What if this tie were not there?
ask-several = Do you mean …?
ask-not-understood = We do not understand this question
ask-understands = We understand questions in Dutch and English: through whom one reaches another, what is known between a few, who works on a lever, who finances or advises whom, possible partners, groups, gaps, and what changed when. Name whom or what you mean.
ask-examples = You can ask this, for instance
ask-more = All sorts of questions
record-history = History: who changed what, and why
record-edit = Edit
record-edit-what = Edit: { $about }
record-checked = Checked, still right
record-checked-what = Checked, still right: { $source }

edit-nobody = To edit you have to be signed in. What you filled in stays in this browser.
edit-not-allowed = As you are signed in, you cannot edit.
edit-choose = Choose
edit-this = Edit this one
edit-title = Edit { $name }
edit-title-new = A new party, lever or place
edit-title-relation = Edit a relation
edit-title-new-relation = A new relation
edit-left = You had begun this before; here is what you filled in.
edit-anew = Begin anew
edit-save = Save
edit-discard = Discard
edit-keys = Ctrl+Enter saves too.
edit-close = Close
edit-undo = Undo
edit-redo = Do it after all
edit-undo-reason = Undone at once
edit-redo-reason = Done after all
edit-kept = Saved. { $about }
edit-undone = Undone. { $about }
edit-redone = Done again. { $about }
edit-waits = The service does not answer. The change stays in this browser and is sent as soon as possible: { $about }
edit-waits-title = Not sent yet
edit-waits-lead = The service does not answer. Your change is in this browser and leaves by itself as soon as it can. You may leave this page.
edit-unkept = The service does not answer, and this browser cannot keep the change. Leave this form open and try again later.
edit-undo-unkept = Not undone yet: the service does not answer, and this browser cannot keep this. Try again later. { $about }
edit-redo-unkept = Not done again yet: the service does not answer, and this browser cannot keep this. Try again later. { $about }
edit-unread = Something waited in this browser that this page cannot read. It was not sent, and is still in the storage of this browser, under { $about }.
edit-undo-conflict = That can no longer simply be undone: others built on it. { $about }
edit-undo-wrong = That cannot be undone. { $about }
edit-revision = Change { $number }
edit-wrong = { $count ->
    [one] Something is wrong. Nothing was saved.
   *[other] Something is wrong in { $count } places. Nothing was saved.
}
edit-wrong-empty = Fill this in.
edit-wrong-date = This is no date. Write 2024, 2024-05 or 2024-05-06.
edit-wrong-website = Write a web address that begins with https:// or http://.
edit-wrong-contact = Write a general mailbox, or a page that begins with https://.
edit-wrong-backwards = The end lies before the beginning.
edit-wrong-same = A relation ties two different parties.
edit-wrong-reason = Write why you change this.
edit-told = The service does not accept this:
edit-hint-date = As precise as the source: 2024, 2024-05 or 2024-05-06.
edit-hint-names = One name a line.
edit-hint-words = Only what the source says word for word.
edit-hint-contact = A general mailbox or page, never a person's.
edit-hint-source = A web address, or the name of the document.
edit-reason = Why?
edit-reason-hint = Others read this in the history.
edit-similar = Do you mean one of these?
edit-tied = Between these two it is known already:
edit-unnamed = No name of this lever is known. Write the name once it is published, and mark that it is known; address and relations stay.
edit-no-kind = No relation can be noted between these two kinds. Choose another party.
edit-sources = Sources
edit-sources-hint = Where does it say so? One source is enough.
edit-source-add = Add a source
edit-source-more = More about this source
edit-unsourced = Without a source this is shown as “without a source” everywhere, and counts as unsure.
edit-tags-region = Region
edit-tags-sector = Sector
edit-tags-theme = Theme
sign-in-lead = Whoever edits signs in with a token. Every change carries your name, a reason and a date, and can be undone.
sign-in-token = Token
sign-in-hint = Whoever runs the service gives you one. On this machine the link that the start prints signs you in without; or make one with
sign-in-longer = Remember me on this device
sign-in-empty = Fill in your token.
sign-in-wrong = This token is not known. Check that it was copied whole.
sign-in-code-wrong = This link does not count (any more): it opens once, shortly after the start of the service.
sign-in-not-kept = This browser may keep nothing; therefore you cannot sign in.
sign-in-done = You are signed in as { $name }. Above every page stands what you can edit.
sign-in-reads = You are signed in as { $name }, to read.
desk-who = Signed in as { $name }
desk-who-reads = Signed in as { $name }, to read
desk-sign-out = Sign out
desk-ways = What you can edit here
desk-change = Edit
desk-add-relation = Add a relation
desk-merge = Merge
desk-remove = Remove
desk-new = New party
desk-new-relation = New relation
desk-checked = Checked, still true
desk-checked-wrong = Nothing changes: this was checked today already, or there is no source to check.
desk-checked-unkept = Not noted yet that you checked this: the service does not answer, and this browser cannot keep this. Try again later.
foreseen-removed = { $count ->
    [one] This goes
   *[other] These { $count } go
}
foreseen-changed = { $count ->
    [one] This changes
   *[other] These { $count } change
}
foreseen-added = { $count ->
    [one] This is added
   *[other] These { $count } are added
}
foreseen-undo = You can undo this afterwards.
foreseen-again = Look again at what it would do
remove-title-edit = Remove
remove-lead = Look at what goes along. What came to an end is better not removed: give it an end date.
remove-do = Remove
merge-title = Two that are one
merge-lead = The names of the one that goes become other names of the one that stays; its relations move along.
merge-keep = Stays
merge-lose = Becomes part of it
merge-turn = Turn around
merge-do = Merge
conflict-title = Somebody else changed this meanwhile
conflict-changed = { $by } saved this in change { $revision }, after you began.
conflict-gone = { $by } removed this in change { $revision }.
conflict-other = In change { $revision } { $by } altered something that your edit rests on.
conflict-same = Your change and theirs come to the same.
conflict-table = Differences between the two
conflict-field = Field
conflict-theirs = By { $by }
conflict-yours = By you
conflict-empty = nothing
conflict-keep-theirs = Leave theirs
conflict-keep-mine = Save mine after all
conflict-take-over = Bring both together in the form
wishes = { $count ->
    [one] { $count } change is not with the service yet
   *[other] { $count } changes are not with the service yet
}
wish-waits = Is sent as soon as the service answers.
wish-signed-out = Is sent once you are signed in.
wish-of-another = Not sent: this change is from { $name }.
wish-send = Send now
wish-send-as-me = Send under my name
wish-open = Change it in the form
wish-unkept = This browser cannot keep the form. Your change stays waiting here: { $about }
wish-drop = Drop it
wish-drop-sure = Then this change is gone.
wish-keep = Keep it
edit-earlier = You are looking at an earlier network. Nothing of it changes any more; edit the network of now.
undo-title = Take back change { $number }
undo-made = Made by { $by }. Reason: { $reason }
undo-do = Take back
undo-more = { $count } more, not named here, go back as well.
undo-unknown = There is no change { $number }, or it is the beginning of the network: nothing can be taken back there.
undo-conflict = Later changes stand on it
undo-conflict-advice = Nothing was changed. First take these back, the last one first:
undo-later = Change { $number } by { $by }.
undo-later-of = History of { $id }
meanwhile-theirs = Take over theirs
meanwhile-mine = Go on with mine
problem-id-empty = There is no id. Give one of letters, digits and - _ . :
problem-id-long = This id is too long ({ $bytes } bytes). Shorten it to at most { $most }.
problem-id-signs = “{ $id }” cannot be an id. Use only letters, digits and - _ . :
problem-entity-exists = “{ $entity }” is there already. Edit that one, or give this one another name.
problem-relation-exists = This relation is there already. Add your source to it, or choose another kind or another start.
problem-id-of-relation = “{ $id }” is the id of a relation already. Choose another name.
problem-id-of-entity = “{ $id }” is the id of a party already. Give the relation another id.
problem-id-of-other-relation = “{ $id }” is the id of another relation already. Edit that one, or give this one an id of its own.
problem-no-kind = { $nearestCount ->
    [0] There is no kind “{ $id }”. Choose one from the list.
   *[other] There is no kind “{ $id }”. Do you mean: { $nearest }?
}
problem-no-relation-kind = { $nearestCount ->
    [0] There is no kind of relation “{ $id }”. Choose one from the list.
   *[other] There is no kind of relation “{ $id }”. Do you mean: { $nearest }?
}
problem-no-tag = { $nearestCount ->
    [0] “{ $id }” is no region, sector or theme. Choose one from the list.
   *[other] “{ $id }” is no region, sector or theme. Do you mean: { $nearest }?
}
problem-no-entity = { $nearestCount ->
    [0] “{ $id }” is not there (any more). Choose another.
   *[other] “{ $id }” is not there (any more). Do you mean: { $nearest }?
}
problem-no-record = { $nearestCount ->
    [0] “{ $id }” is not there (any more).
   *[other] “{ $id }” is not there (any more). Do you mean: { $nearest }?
}
problem-not-as-it-was = “{ $id }” is no longer as it was. Look at it again.
problem-names-nothing = “{ $id }” names “{ $named }”, which is not there. Choose another.
problem-nothing-changes = Nothing would change: all is so already.
problem-too-many-edits = These are { $count } edits at once. There may be at most { $most }.
problem-too-many-entities = The network would have { $count } parties, levers and places. At most { $most } fit: remove some first.
problem-too-many-relations = The network would have { $count } relations. At most { $most } fit: remove some first.
problem-too-many-aliases = These are { $count } other names. There may be at most { $most }.
problem-too-many-sources = These are { $count } sources. There may be at most { $most }.
problem-name-empty = Fill this in.
problem-name-lines = Write this on one line, with spaces.
problem-name-taken = There is another “{ $entity }” of the same kind. Edit that one, or give this one another name.
problem-text-long = This text is too long ({ $bytes } bytes). Shorten it to at most { $most }.
problem-text-sign = This text holds a sign that does not show ({ $sign }). Take it out.
problem-source-empty = Write the web address of the source, or name the document.
problem-source-address = “{ $text }” is a bad address. Write one that begins with https:// or http://, or name the document.
problem-website = “{ $text }” is no web address. Write one that begins with https:// or http://.
problem-contact = “{ $text }” is no mailbox or page. Write a functional mailbox, or a page that begins with https://.
problem-backwards = The end ({ $to }) is before the start ({ $from }). Swap them, or correct one.
problem-no-lever = “{ $entity }” is no lever, and so in no set of levers. Leave the set out, or choose another kind.
problem-no-lever-or-set = “{ $entity }” is neither a lever nor a set of levers. Choose one that is.
problem-tied-to-itself = A relation ties two different parties. Here “{ $entity }” stands twice.
problem-source-not-allowed = No relation “{ $tie }” can start from “{ $entity }” ({ $kind }). Choose another kind of relation.
problem-target-not-allowed = No relation “{ $tie }” can lead to “{ $entity }” ({ $kind }). Choose another kind of relation.
problem-kind-bars-source = A relation “{ $tie }” starts from “{ $entity }”, which the kind “{ $kind }” does not allow. First change or remove that relation ({ $relation }), or keep the kind.
problem-kind-bars-target = A relation “{ $tie }” leads to “{ $entity }”, which the kind “{ $kind }” does not allow. First change or remove that relation ({ $relation }), or keep the kind.
problem-circle = “{ $entity }” would be part of itself. Choose a whole that is not among its parts, or end the other relation.
problem-merged-with-itself = That is the same one twice. Choose another.
problem-not-of-one-sort = “{ $lose }” and “{ $keep }” are not of one sort. Merge parties with parties, levers with levers and places with places.
problem-not-its-source = This does not rest on the source “{ $source }” (any more). Look at its sources again.
problem-no-source = There is no source to look at. Add one.

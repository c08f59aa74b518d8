edit-nobody = Om te bewerken moet u aangemeld zijn. Wat u invulde, blijft in deze browser staan.
edit-not-allowed = Met deze aanmelding kunt u niet bewerken.
edit-choose = Kies
edit-this = Bewerk dit
edit-title = { $name } bewerken
edit-title-new = Een nieuwe partij, hefboom of plaats
edit-title-relation = Een relatie bewerken
edit-title-new-relation = Een nieuwe relatie
edit-left = U was hier al aan begonnen; dit is wat u invulde.
edit-anew = Begin opnieuw
edit-save = Bewaar
edit-discard = Verwerp
edit-keys = Ctrl+Enter bewaart ook.
edit-close = Sluit
edit-undo = Maak ongedaan
edit-redo = Toch wel doen
edit-undo-reason = Meteen ongedaan gemaakt
edit-redo-reason = Toch weer gedaan
edit-kept = Bewaard. { $about }
edit-undone = Ongedaan gemaakt. { $about }
edit-redone = Opnieuw gedaan. { $about }
edit-waits = De dienst antwoordt niet. De wijziging blijft in deze browser en wordt verstuurd zodra het kan: { $about }
edit-waits-title = Nog niet verstuurd
edit-waits-lead = De dienst antwoordt niet. Uw wijziging staat in deze browser en vertrekt vanzelf zodra het kan. U mag deze bladzijde verlaten.
edit-unkept = De dienst antwoordt niet, en deze browser kan de wijziging niet bewaren. Laat dit formulier open en probeer het straks opnieuw.
edit-undo-unkept = Nog niet ongedaan gemaakt: de dienst antwoordt niet, en deze browser kan dit niet bewaren. Probeer het straks opnieuw. { $about }
edit-redo-unkept = Nog niet opnieuw gedaan: de dienst antwoordt niet, en deze browser kan dit niet bewaren. Probeer het straks opnieuw. { $about }
edit-unread = In deze browser wachtte iets dat deze bladzijde niet kan lezen. Het is niet verstuurd, en staat nog in de opslag van deze browser, onder { $about }.
edit-undo-conflict = Dat kan niet meer zomaar ongedaan: anderen bouwden erop voort. { $about }
edit-undo-wrong = Dat kan niet ongedaan gemaakt worden. { $about }
edit-revision = Wijziging { $number }
edit-wrong = { $count ->
    [one] Er klopt iets niet. Er is niets bewaard.
   *[other] Op { $count } plaatsen klopt iets niet. Er is niets bewaard.
}
edit-wrong-empty = Vul dit in.
edit-wrong-date = Dit is geen datum. Schrijf 2024, 2024-05 of 2024-05-06.
edit-wrong-website = Schrijf een webadres dat begint met https:// of http://.
edit-wrong-contact = Schrijf een algemene mailbox, of een bladzijde die begint met https://.
edit-wrong-backwards = Het einde ligt voor het begin.
edit-wrong-same = Een relatie verbindt twee verschillende partijen.
edit-wrong-reason = Schrijf waarom u dit wijzigt.
edit-told = De dienst neemt dit niet aan:
edit-hint-date = Zo precies als de bron: 2024, 2024-05 of 2024-05-06.
edit-hint-names = Eén naam per regel.
edit-hint-words = Alleen wat letterlijk in de bron staat.
edit-hint-contact = Een algemene mailbox of bladzijde, nooit van een persoon.
edit-hint-source = Een webadres, of de naam van het document.
edit-reason = Waarom?
edit-reason-hint = Anderen lezen dit in de geschiedenis.
edit-similar = Bedoelt u een van deze?
edit-tied = Tussen deze twee is al bekend:
edit-unnamed = Van deze hefboom is geen naam bekend. Schrijf de naam zodra hij gepubliceerd is, en duid aan dat hij bekend is; adres en relaties blijven.
edit-no-kind = Tussen deze twee soorten laat geen enkele relatie zich noteren. Kies een andere partij.
edit-sources = Bronnen
edit-sources-hint = Waar staat dit? Eén bron volstaat.
edit-source-add = Voeg een bron toe
edit-source-more = Meer over deze bron
edit-unsourced = Zonder bron wordt dit overal getoond als “zonder bron”, en telt het als onzeker.
edit-tags-region = Streek
edit-tags-sector = Sector
edit-tags-theme = Thema
sign-in-lead = Wie bewerkt, meldt zich aan met een sleutel. Elke wijziging draagt uw naam, een reden en een datum, en kan ongedaan gemaakt worden.
sign-in-token = Sleutel
sign-in-hint = U krijgt er een van wie de dienst beheert. Op deze machine opent de link die bij het starten verschijnt u ook zonder; of maak er een met
sign-in-longer = Onthoud mij op dit toestel
sign-in-empty = Vul uw sleutel in.
sign-in-wrong = Deze sleutel is niet bekend. Kijk na of hij helemaal gekopieerd is.
sign-in-code-wrong = Deze link geldt niet (meer): hij opent één keer, kort na het starten van de dienst.
sign-in-not-kept = Deze browser mag niets bijhouden; aanmelden lukt daarom niet.
sign-in-done = U bent aangemeld als { $name }. Boven elke bladzijde staat nu wat u kunt bewerken.
sign-in-reads = U bent aangemeld als { $name }, om te lezen.
desk-who = Aangemeld als { $name }
desk-who-reads = Aangemeld als { $name }, om te lezen
desk-sign-out = Meld af
desk-ways = Wat u hier kunt bewerken
desk-change = Bewerk
desk-add-relation = Voeg een relatie toe
desk-merge = Voeg samen
desk-remove = Verwijder
desk-new = Nieuwe partij
desk-new-relation = Nieuwe relatie
desk-checked = Nagekeken, klopt nog
desk-checked-wrong = Er verandert niets: dit is vandaag al nagekeken, of er is geen bron om na te kijken.
desk-checked-unkept = Nog niet genoteerd dat u dit nakeek: de dienst antwoordt niet, en deze browser kan dit niet bewaren. Probeer het straks opnieuw.
foreseen-removed = { $count ->
    [one] Dit gaat weg
   *[other] Deze { $count } gaan weg
}
foreseen-changed = { $count ->
    [one] Dit verandert
   *[other] Deze { $count } veranderen
}
foreseen-added = { $count ->
    [one] Dit komt erbij
   *[other] Deze { $count } komen erbij
}
foreseen-undo = U kunt dit daarna ongedaan maken.
foreseen-again = Bekijk opnieuw wat het zou doen
remove-title-edit = Verwijderen
remove-lead = Kijk na wat er meegaat. Wat ten einde liep, verwijdert u beter niet: geef het een einddatum.
remove-do = Verwijder
merge-title = Twee die één zijn
merge-lead = De namen van wie opgaat, worden andere namen van wie blijft; de relaties verhuizen mee.
merge-keep = Blijft
merge-lose = Gaat erin op
merge-turn = Draai om
merge-do = Voeg samen
conflict-title = Iemand anders wijzigde dit intussen
conflict-changed = { $by } bewaarde dit in wijziging { $revision }, nadat u begon.
conflict-gone = { $by } verwijderde dit in wijziging { $revision }.
conflict-other = { $by } wijzigde in wijziging { $revision } iets waarop uw aanpassing steunt.
conflict-same = Uw wijziging en die van de ander komen op hetzelfde neer.
conflict-table = Verschillen tussen beide
conflict-field = Veld
conflict-theirs = Van { $by }
conflict-yours = Van u
conflict-empty = niets
conflict-keep-theirs = Laat die van de ander staan
conflict-keep-mine = Bewaar toch die van mij
conflict-take-over = Breng samen in het formulier
wishes = { $count ->
    [one] { $count } wijziging is nog niet bij de dienst
   *[other] { $count } wijzigingen zijn nog niet bij de dienst
}
wish-waits = Wordt verstuurd zodra de dienst antwoordt.
wish-signed-out = Wordt verstuurd als u aangemeld bent.
wish-of-another = Niet verstuurd: deze wijziging is van { $name }.
wish-send = Verstuur nu
wish-send-as-me = Verstuur onder mijn naam
wish-open = Pas aan in het formulier
wish-unkept = Deze browser kan het formulier niet bewaren. Uw wijziging blijft hier wachten: { $about }
wish-drop = Laat vallen
wish-drop-sure = Deze wijziging is dan weg.
wish-keep = Houd ze
edit-earlier = U kijkt naar een eerder netwerk. Daaraan verandert niets meer; bewerken doet u in het netwerk van nu.
undo-title = Maak wijziging { $number } ongedaan
undo-made = Gemaakt door { $by }. Reden: { $reason }
undo-do = Maak ongedaan
undo-more = Nog { $count } andere, hier niet genoemd, worden mee teruggezet.
undo-unknown = Wijziging { $number } is er niet, of is het begin van het netwerk: daar valt niets ongedaan te maken.
undo-conflict = Er bouwen latere wijzigingen op voort
undo-conflict-advice = Er is niets veranderd. Maak eerst deze ongedaan, de laatste eerst:
undo-later = Wijziging { $number } van { $by }.
undo-later-of = Geschiedenis van { $id }
meanwhile-theirs = Neem die van de ander over
meanwhile-mine = Werk verder met die van mij
problem-id-empty = Er is geen id. Geef er een van letters, cijfers en - _ . :
problem-id-long = Deze id is te lang ({ $bytes } bytes). Maak hem korter: hoogstens { $most }.
problem-id-signs = “{ $id }” kan geen id zijn. Gebruik alleen letters, cijfers en - _ . :
problem-entity-exists = “{ $entity }” bestaat al. Bewerk die, of geef deze een andere naam.
problem-relation-exists = Deze relatie bestaat al. Voeg uw bron daar toe, of kies een andere soort of een ander begin.
problem-id-of-relation = “{ $id }” is al de id van een relatie. Kies een andere naam.
problem-id-of-entity = “{ $id }” is al de id van een partij. Geef de relatie een andere id.
problem-id-of-other-relation = “{ $id }” is al de id van een andere relatie. Bewerk die, of geef deze een eigen id.
problem-no-kind = { $nearestCount ->
    [0] De soort “{ $id }” bestaat niet. Kies er een uit de lijst.
   *[other] De soort “{ $id }” bestaat niet. Bedoelt u: { $nearest }?
}
problem-no-relation-kind = { $nearestCount ->
    [0] De soort relatie “{ $id }” bestaat niet. Kies er een uit de lijst.
   *[other] De soort relatie “{ $id }” bestaat niet. Bedoelt u: { $nearest }?
}
problem-no-tag = { $nearestCount ->
    [0] “{ $id }” staat niet bij streek, sector of thema. Kies er een uit de lijst.
   *[other] “{ $id }” staat niet bij streek, sector of thema. Bedoelt u: { $nearest }?
}
problem-no-entity = { $nearestCount ->
    [0] “{ $id }” bestaat niet (meer). Kies een andere.
   *[other] “{ $id }” bestaat niet (meer). Bedoelt u: { $nearest }?
}
problem-no-record = { $nearestCount ->
    [0] “{ $id }” bestaat niet (meer).
   *[other] “{ $id }” bestaat niet (meer). Bedoelt u: { $nearest }?
}
problem-not-as-it-was = “{ $id }” is niet meer zoals het was. Bekijk het opnieuw.
problem-names-nothing = “{ $id }” verwijst naar “{ $named }”, en dat bestaat niet. Kies een andere.
problem-nothing-changes = Er verandert niets: alles staat er al zo.
problem-too-many-edits = Dit zijn { $count } wijzigingen tegelijk. Het mogen er hoogstens { $most } zijn.
problem-too-many-entities = Het netwerk zou { $count } partijen, hefbomen en plaatsen tellen. Er passen er { $most } in: verwijder er eerst.
problem-too-many-relations = Het netwerk zou { $count } relaties tellen. Er passen er { $most } in: verwijder er eerst.
problem-too-many-aliases = Dit zijn { $count } andere namen. Het mogen er hoogstens { $most } zijn.
problem-too-many-sources = Dit zijn { $count } bronnen. Het mogen er hoogstens { $most } zijn.
problem-name-empty = Vul dit in.
problem-name-lines = Schrijf dit op één regel, met spaties.
problem-name-taken = Er is al een “{ $entity }” van dezelfde soort. Bewerk die, of geef deze een andere naam.
problem-text-long = Deze tekst is te lang ({ $bytes } bytes). Maak hem korter: hoogstens { $most }.
problem-text-sign = In deze tekst staat een teken dat niet te zien is ({ $sign }). Haal het weg.
problem-source-empty = Schrijf het webadres van de bron, of noem het document.
problem-source-address = “{ $text }” is geen goed adres. Schrijf er een dat begint met https:// of http://, of noem het document.
problem-website = “{ $text }” is geen webadres. Schrijf er een dat begint met https:// of http://.
problem-contact = “{ $text }” is geen mailbox of bladzijde. Schrijf een algemene mailbox, of een bladzijde die begint met https://.
problem-backwards = Het einde ({ $to }) ligt voor het begin ({ $from }). Wissel ze om, of verbeter er een.
problem-no-lever = “{ $entity }” is geen hefboom en staat dus in geen reeks van hefbomen. Laat de reeks weg, of kies een andere soort.
problem-no-lever-or-set = “{ $entity }” is geen hefboom en geen reeks van hefbomen. Kies er wel een.
problem-tied-to-itself = Een relatie verbindt twee verschillende partijen. Hier staat tweemaal “{ $entity }”.
problem-source-not-allowed = Van “{ $entity }” ({ $kind }) kan geen relatie “{ $tie }” uitgaan. Kies een andere soort relatie.
problem-target-not-allowed = Naar “{ $entity }” ({ $kind }) kan geen relatie “{ $tie }” gaan. Kies een andere soort relatie.
problem-kind-bars-source = Van “{ $entity }” gaat een relatie “{ $tie }” uit, en dat kan niet met de soort “{ $kind }”. Wijzig of verwijder eerst die relatie ({ $relation }), of houd de soort.
problem-kind-bars-target = Naar “{ $entity }” gaat een relatie “{ $tie }”, en dat kan niet met de soort “{ $kind }”. Wijzig of verwijder eerst die relatie ({ $relation }), of houd de soort.
problem-circle = “{ $entity }” zou een deel van zichzelf worden. Kies een geheel dat er zelf geen deel van is, of beëindig de andere relatie.
problem-merged-with-itself = Dat is tweemaal dezelfde. Kies een andere.
problem-not-of-one-sort = “{ $lose }” en “{ $keep }” zijn niet van één aard. Voeg partijen samen met partijen, hefbomen met hefbomen en plaatsen met plaatsen.
problem-not-its-source = Dit steunt niet (meer) op de bron “{ $source }”. Bekijk de bronnen opnieuw.
problem-no-source = Er is geen bron om na te kijken. Voeg er een toe.

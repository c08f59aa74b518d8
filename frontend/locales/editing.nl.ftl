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

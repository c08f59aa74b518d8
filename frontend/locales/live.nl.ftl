live-updated = Bijgewerkt door { $by }. { $summary }
live-updated-more = Bijgewerkt: { $count } wijzigingen, de laatste door { $by }. { $summary }
live-updated-much = Bijgewerkt: er is veel tegelijk gewijzigd.
live-close = Sluit
live-revoked = Deze sleutel geldt niet meer. Wat hier staat, wordt niet meer bijgewerkt; meld u opnieuw aan.
live-reading-closed = Om te lezen moet u aangemeld zijn. Wat hier staat, wordt niet bijgewerkt.
live-fault = Wat hier staat, wordt niet meer vanzelf bijgewerkt. Laad de bladzijde opnieuw voor het nieuwste.
live-label = Wat anderen wijzigen

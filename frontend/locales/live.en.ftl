live-updated = Updated by { $by }. { $summary }
live-updated-more = Updated: { $count } changes, the last by { $by }. { $summary }
live-updated-much = Updated: much was changed at once.
live-close = Close
live-revoked = This token no longer counts. What you see is no longer updated; sign in again.
live-reading-closed = Reading needs signing in here. What you see is not updated.
live-fault = What you see is no longer updated by itself. Load the page again for the newest.
live-label = What others change

# The frame of every page: navigation, forms, tables, clocks, faults.

page-skip = Skip to the content
page-menu = Menu
page-nav = Places
page-nav-home = Owed next
page-nav-incidents = Incidents
page-nav-cases = Cases
page-nav-customers = Customers
page-nav-notices = Notices
page-nav-calls = Calls
page-nav-promises = Promises
page-nav-offers = Making good
page-nav-lessons = Lessons
page-nav-reports = Reports
page-nav-playbooks = Playbooks
page-nav-import = Import
page-nav-members = Members
page-nav-settings = Settings
page-search = Search
page-declare = Declare
page-sign-out = Sign out
page-signed-in-as = Signed in as { $name }
page-language = Language:
page-zone = Times are in { $zone }
page-room-private = This page is private to you. Whoever has its link can read it, so pass it on with care.
page-updated = This page has just been updated.
page-taken = Counted
page-counting = There are very many to count. The figures are being counted, and stand here as soon as they are.
page-look-again = Look again

page-optional = optional
page-choose = Choose …
page-errors = { $n ->
    [one] One thing needs your attention
   *[other] { $n } things need your attention
}

page-pages = Pages
page-next = Next
page-first = Back to the first

page-unit-s = s
page-unit-min = min
page-unit-h = h
page-unit-d = d
page-ago = { $span } ago
page-in = in { $span }
page-left = { $span } left
page-late-by = late by { $span }
page-moment = { $day }, { $time }
page-moment-in-zone = { $moment } { $zone }
page-month-1 = January
page-month-2 = February
page-month-3 = March
page-month-4 = April
page-month-5 = May
page-month-6 = June
page-month-7 = July
page-month-8 = August
page-month-9 = September
page-month-10 = October
page-month-11 = November
page-month-12 = December
page-weekday-1 = Monday
page-weekday-2 = Tuesday
page-weekday-3 = Wednesday
page-weekday-4 = Thursday
page-weekday-5 = Friday
page-weekday-6 = Saturday
page-weekday-7 = Sunday

page-interval = between { $low } and { $high }, from { $n }
page-interval-none = nothing to go by yet

page-home = Back to what is owed
page-status = Status { $status }
page-reference = noted as
page-missing = There is no such page
page-missing-cure = The address may be mistyped, or the link has been withdrawn. If it came in a message from us, answer that message and we will send a new one.
page-broken = Something broke on our side
page-broken-cure = What you sent before is safe. Please try again in a minute; if it happens again, tell us the number below.

page-gallery = Gallery
page-gallery-lede = Every view, drawn from its sample.
page-specimen-lede = Every part on one page, with values that an ordinary Tuesday could bring.
page-specimen-tell = Tell them
page-specimen-scope = Change the scope
page-specimen-owed = Owed next
page-specimen-customer = Customer
page-specimen-due = Due
page-specimen-state = State
page-specimen-form = A form
page-specimen-known = Known but not told
page-specimen-next = We speak again
page-specimen-told = Contacts told
page-specimen-kept = Promises kept
page-specimen-said = What was said
page-fault-invalid = Something in it was not understood
page-fault-refused = This cannot be done now
page-fault-conflict = Somebody was here before you
page-fault-missing = There is no such page
page-fault-forbidden = This is not yours to do
page-fault-unknown = Please sign in first
page-fault-too-many = That was too often
page-fault-broken = Something broke on our side
page-errors-places = { $n ->
    [one] In one place.
   *[other] In { $n } places.
}
page-in-zone = { $zone } time

# The demonstration.
app-mailbox = Mailbox
app-mailbox-lede = { $n ->
    [0] No letter has been sent yet.
    [one] One letter that would have been sent. Its links work.
   *[other] { $n } letters that would have been sent, the newest of each subject first. Their links work.
}
app-letter-to = To { $to }
app-demo-title = Who are you today?
app-demo-lede = Halden Forge supplies aircraft parts. Its one furnace has failed, and a lot of parts is being recalled. Enter as one of its people, or read what its customers received.
app-demo-enter = Enter as { $who }
app-demo-door = Choose who you are
app-mailbox-more = { $n ->
    [one] and one more like these
   *[other] and { $n } more like these
}
app-demo-rooms = What everybody reads

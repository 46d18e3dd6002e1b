import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { Story, TWELVE_SEATS, typeInto } from '../support/story.ts'

const CHAIR = 'Secretary, Department of Budget and Management'
const GUEST = 'CSO representative 2'
const SEAT = 'Civil society 2'

let story: Story
let guest: Page

test.beforeEach(async ({ browser }) => {
  story = await Story.begin(browser)
  await story.here()
  await story.openAt(2)
  guest = await story.guest(GUEST)
})
test.afterEach(() => story.end())

test('a participant’s line drops while they type: their words are kept, and arrive once', async () => {
  const chair = await story.officer(CHAIR)
  await story.go(chair, story.atItem(2, 'draft'))
  await guest.getByRole('tab', { name: 'Draft' }).click()
  const theirs = guest.getByRole('textbox', { name: 'Problem' })
  const seen = chair.getByRole('textbox', { name: 'Problem' })
  await typeInto(guest, theirs, 'Before the line dropped.')
  await expect(seen).toHaveText('Before the line dropped.')

  await story.dropLine(guest)
  await typeInto(guest, theirs, ' And after it.')
  await expect(theirs).toHaveText('Before the line dropped. And after it.')
  await expect(guest.getByText('Offline: kept on this device')).toBeVisible()
  await typeInto(chair, chair.getByRole('textbox', { name: 'How it contributes' }), 'Written meanwhile.')
  await expect(seen).toHaveText('Before the line dropped.')

  await story.mendLine(guest)
  await expect(seen).toHaveText('Before the line dropped. And after it.')
  await expect(theirs).toHaveText('Before the line dropped. And after it.')
  await expect(guest.getByRole('textbox', { name: 'How it contributes' })).toHaveText('Written meanwhile.')
  await expect(guest.getByText('No connection since')).toBeHidden()
  await expect(guest.getByText('Saved', { exact: true })).toBeVisible()
})

test('words that were typed without a line outlive the page: they are there again, and arrive once', async () => {
  const chair = await story.officer(CHAIR)
  await story.go(chair, story.atItem(2, 'draft'))
  await guest.getByRole('tab', { name: 'Draft' }).click()
  const seen = chair.getByRole('textbox', { name: 'Problem' })
  await expect(seen).toBeVisible()
  await typeInto(guest, guest.getByRole('textbox', { name: 'Problem' }), 'Kept.')
  await expect(seen).toHaveText('Kept.')
  await story.dropLine(guest)
  await typeInto(guest, guest.getByRole('textbox', { name: 'Problem' }), ' Not lost.')
  await expect(guest.getByText('Offline: kept on this device')).toBeVisible()
  const context = guest.context()
  await guest.close()
  story.line.mend()
  await context.setOffline(false)
  guest = await context.newPage()
  await guest.goto(story.linkOf(GUEST))
  await guest.getByRole('button', { name: 'Join', exact: true }).click()
  await guest.getByRole('tab', { name: 'Draft' }).click()
  await expect(guest.getByRole('textbox', { name: 'Problem' })).toHaveText('Kept. Not lost.')
  await expect(seen).toHaveText('Kept. Not lost.')
})

test('a vote that was cast without a line says so, and counts once the line is back', async () => {
  await story.put(2, 'majority-attending')
  await story.desk.run('ballot.open', story.ofDecision)
  await expect(guest.getByRole('button', { name: 'Yes' })).toBeVisible()
  await story.dropLine(guest)
  await guest.getByRole('button', { name: 'Yes' }).click()
  await expect(guest.getByText('not sent yet')).toBeVisible()
  await expect(guest.getByText('Your vote has not reached the meeting.')).toBeVisible()
  expect(story.decision.ballot?.cast[story.seat(SEAT).id]).toBeUndefined()

  await story.mendLine(guest)
  await expect(guest.getByText('recorded')).toBeVisible()
  await expect(guest.getByText('not sent yet')).toBeHidden()
  expect(story.decision.ballot?.cast[story.seat(SEAT).id]).toBe('yes')
  await expect(guest.getByText('1 of 13 have voted').first()).toBeVisible()
})

test('a vote that reaches the meeting after the ballot closed is kept as late and does not count, and the voter is told', async () => {
  await story.put(2, 'majority-attending')
  await story.desk.run('ballot.open', story.ofDecision)
  await expect(guest.getByRole('button', { name: 'No', exact: true })).toBeVisible()
  await story.dropLine(guest)
  await guest.getByRole('button', { name: 'No', exact: true }).click()
  await expect(guest.getByText('not sent yet')).toBeVisible()
  await story.cast(TWELVE_SEATS, 'yes')
  await story.desk.run('ballot.close', story.ofDecision)

  await story.mendLine(guest)
  await expect(guest.getByRole('heading', { name: /^Adopted by 12 of 13 seats here/ })).toBeVisible()
  await expect(guest.getByText('came after the ballot closed: kept in the record as late, not counted.')).toBeVisible()
  await expect(guest.getByText(/^Entry \d+-/)).toBeVisible()
  expect(story.decision.ballot?.cast[story.seat(SEAT).id]).toBeUndefined()
  expect(story.decision.ballot?.late).toMatchObject([{ seat: story.seat(SEAT).id, ballot: 'no' }])
})

test('a position that arrives after its round closed does not count, and the participant is told', async () => {
  await story.put(2, 'consensus')
  await story.desk.run('round.open', story.ofDecision)
  await expect(guest.getByRole('button', { name: 'Block' })).toBeVisible()
  await story.dropLine(guest)
  await guest.getByRole('button', { name: 'Agree' }).click()
  await expect(guest.getByText('Your position has not reached the meeting.')).toBeVisible()
  await story.take(TWELVE_SEATS.slice(1), 'agree')
  await story.take(TWELVE_SEATS.slice(0, 1), 'block', 'It names no date.')
  await story.desk.run('round.close', story.ofDecision)

  await story.mendLine(guest)
  await expect(guest.getByText('The round closed before this arrived. It does not count.')).toBeVisible()
  expect(story.decision.rounds[0]?.positions[story.seat(SEAT).id]).toBeUndefined()
  await story.desk.run('round.open', story.ofDecision)
  await expect(guest.getByRole('button', { name: 'Block' })).toBeVisible()
  await expect(guest.getByText('It does not count.')).toBeHidden()
})

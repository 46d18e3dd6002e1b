import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { checkScreen } from '../support/access-check.ts'
import { nextStep, Story, TWELVE_SEATS } from '../support/story.ts'

const CHAIR = 'Secretary, Department of Budget and Management'
const GUEST = 'CSO representative 4'
const SEAT = 'Civil society 4'
/** With the guest's they are eleven of the twenty seats: just what the quorum needs. */
const TEN_SEATS = TWELVE_SEATS.filter((seat) => seat !== SEAT && seat !== 'Government sector 2')
const DETAIL = 'A relative of mine directs the firm that would be paid for it.'

let story: Story
let chair: Page
let guest: Page
let neighbour: Page

test.beforeEach(async ({ browser }) => {
  story = await Story.begin(browser)
  const { forum } = story.forum.state
  if (!forum?.rules) throw new Error('the sample has no rules')
  const { version: _, ...rules } = forum.rules
  await story.desk.run('rules.adopt', { ...rules, recusalException: 'lot' })
  await story.here(TEN_SEATS)
  chair = await story.officer(CHAIR)
  guest = await story.guest(GUEST)
  neighbour = await story.join('CSO representative 6')
  await story.openAt(2)
  await story.put(2, 'majority-attending')
  await story.go(chair, story.atItem(2, 'decision'))
})
test.afterEach(() => story.end())

test('a recusal breaks the quorum: the ballot is void, everybody sees why, and it goes on once they are called back', async () => {
  await story.go(chair, story.atItem(2, 'notes'))
  await story.go(guest, '#/guest/now')
  await guest.getByRole('button', { name: 'Ask to speak' }).click()
  await expect(guest.getByText('You are next.').first()).toBeVisible()
  await chair.getByRole('button', { name: 'Next speaker' }).click()
  await expect(guest.getByText('You have the floor', { exact: true })).toBeVisible()
  await expect(neighbour.getByText(`${SEAT} has the floor`, { exact: true })).toBeVisible()

  await story.go(chair, story.atItem(2, 'decision'))
  await nextStep(chair, 'Open the ballot').click()
  await story.cast(TEN_SEATS.slice(0, 3), 'yes')
  await expect(guest.getByRole('button', { name: 'Yes' })).toBeVisible()

  // What it does is told before it is said.
  await story.go(guest, '#/guest/now')
  await guest.getByRole('button', { name: 'Declare an interest…' }).click()
  await guest.getByRole('textbox', { name: 'What it is about' }).fill(DETAIL)
  await expect(guest.getByRole('checkbox', { name: 'I stand out of this item' })).toBeChecked()
  await expect(
    guest.getByText(
      'Civil society 4 stands out. This breaks the quorum: 10 of 20 seats present, 11 needed. ' +
        'The open ballot is void and does not open again. ' +
        'Then a lot is drawn among those who stand out, or the item is put off to another meeting.',
    ),
  ).toBeVisible()
  expect(story.decision.stage).toBe('ballot')
  await guest.getByRole('button', { name: 'Declare and stand out' }).click()

  await expect(guest.getByText('You stand out of this item')).toBeVisible()
  await expect(neighbour.getByText(`${SEAT} has the floor`, { exact: true })).toHaveCount(0)
  await expect(guest.getByRole('button', { name: 'Ask to speak' })).toHaveCount(0)
  await story.go(guest, '#/guest/vote')
  await expect(guest.getByRole('button', { name: 'Yes' })).toHaveCount(0)
  await story.go(guest, '#/guest/draft')
  await expect(
    guest.getByText('You stand out of an item on this text, so you read along and do not write.'),
  ).toBeVisible()
  for (const page of [chair, neighbour]) await expect(page.getByText(`${SEAT} stands out of this item`)).toBeVisible()
  await expect(chair.getByText(new RegExp(`Ballot annulled at .*: ${SEAT} stood out`))).toBeVisible()
  await expect(chair.getByText('10 of 20 here, 11 needed')).toBeVisible()
  await expect(nextStep(chair, 'Open the ballot')).toHaveAttribute('aria-disabled', 'true')
  expect(story.decision).toMatchObject({ stage: 'put', ballot: null, annulledQuestions: [{ why: 'recusal' }] })

  await story.go(chair, '#/forum/members')
  await expect(chair.getByText('What it is about is kept by the secretariat.')).toBeVisible()
  for (const page of [chair, neighbour, guest]) await expect(page.getByText(DETAIL)).toHaveCount(0)

  await story.go(chair, story.atItem(2, 'decision'))
  await chair.getByRole('button', { name: `Call back ${SEAT}` }).click()
  await expect(chair.getByText(`${SEAT} stands out of this item`)).toHaveCount(0)
  await nextStep(chair, 'Open the ballot').click()
  await guest.getByRole('button', { name: 'No', exact: true }).click()
  await expect(guest.getByText('recorded')).toBeVisible()
  await story.cast(TEN_SEATS, 'yes')
  await nextStep(chair, 'Close the ballot').click()
  await expect(chair.getByRole('heading', { name: 'Adopted by 10 of 11 seats here; 6 needed.' })).toBeVisible()
  await story.go(chair, story.atItem(2, 'notes'))
  await expect(chair.getByText(`${SEAT} stands out of this item, having declared an interest.`)).toBeVisible()
  await expect(chair.getByText(`${SEAT} came back.`)).toBeVisible()
})

test('[EXC2] [EXC3] then a lot lets the seat take part all the same, or the item is put off to a later meeting', async () => {
  const person = story.titular(SEAT)
  await story.desk.run('recusal.note', { meeting: story.meeting.id, item: story.item(2).id, person, declaration: null })
  const ways = chair.getByRole('region', { name: 'What can be done now' })
  await expect(
    ways.getByText('The quorum is missed because seats stand out: with one of them it would hold.'),
  ).toBeVisible()
  await checkScreen(chair, 'a quorum broken by a recusal')

  await test.step('the lot is called, a word is said on the phone, and it is drawn for all to see', async () => {
    await ways.getByRole('button', { name: 'Draw a lot…' }).click()
    await expect(ways.getByRole('checkbox', { name: SEAT })).toBeChecked()
    await ways.getByRole('button', { name: 'Call the lot' }).click()
    const lot = chair.getByRole('region', { name: 'A lot among the seats that stand out' })
    await expect(lot.getByRole('button', { name: 'Draw the lot' })).toHaveAccessibleDescription(
      /Nobody has said a word/,
    )
    await story.go(neighbour, '#/guest/vote')
    await neighbour.getByLabel('Your word for the lot').fill('river')
    await neighbour.getByRole('button', { name: 'Say it' }).click()
    await expect(lot.getByText('river')).toBeVisible()
    await checkScreen(chair, 'a lot that is called')
    await lot.getByRole('button', { name: 'Draw the lot' }).click()
    for (const page of [chair, neighbour])
      await expect(page.getByText(new RegExp(`^Drawn by lot at .*: ${SEAT} takes part all the same\\.$`))).toBeVisible()
    await expect(chair.getByText(`${SEAT}, drawn by lot, takes part though it stood out`)).toBeVisible()
  })

  await test.step('the seat votes like any other', async () => {
    await nextStep(chair, 'Open the ballot').click()
    await story.go(guest, '#/guest/vote')
    await guest.getByRole('button', { name: 'No', exact: true }).click()
    await expect(guest.getByText('recorded')).toBeVisible()
    await story.cast(TEN_SEATS, 'yes')
    await nextStep(chair, 'Close the ballot').click()
    await expect(chair.getByRole('heading', { name: 'Adopted by 10 of 11 seats here; 6 needed.' })).toBeVisible()
  })

  await test.step('another item is put off, with its reason, and stands on the later agenda', async () => {
    const starts = { local: '2027-06-01T10:00', zone: 'UTC' }
    const plan = { title: 'The next one', starts, minutes: 60, place: null, callUrl: null, items: [], occurredAt: null }
    const [at, item] = [story.meeting.id, story.item(3)]
    const { meeting: later } = await story.desk.run('meeting.plan', plan)
    await story.desk.run('item.open', { meeting: at, item: item.id })
    await story.desk.run('decision.put', {
      meeting: at,
      item: item.id,
      commitment: item.commitment,
      rule: 'majority-attending',
    })
    await story.desk.run('recusal.note', { meeting: at, item: item.id, person, declaration: null })
    await story.go(chair, `#/meeting/${at}/${item.id}/decision`)
    await ways.getByRole('button', { name: 'Put the item off…' }).click()
    await ways.getByLabel('To which meeting').selectOption({ index: 1 })
    await ways.getByLabel('Why').fill('Too few may decide today.')
    await ways.getByRole('button', { name: 'Put it off' }).click()
    await expect(chair.getByText(/^Put off to meeting \d+:$/)).toBeVisible()
    expect(story.forum.state.meetings[later ?? '']?.items).toHaveLength(1)
  })
})

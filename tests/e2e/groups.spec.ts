import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { seatsIn } from '../../shared/rules/meeting-seats.ts'
import { checkScreen } from '../support/access-check.ts'
import { nextStep, Story, TWELVE_SEATS, WIDE } from '../support/story.ts'

const MAJORITY = 'Majority of those attending'
const NAME = 'Open contracting'

let story: Story
let chair: Page

test.beforeEach(async ({ browser }) => {
  story = await Story.begin(browser)
  chair = await story.officer('Secretary, Department of Budget and Management')
})
test.afterEach(() => story.end())

test('[GROUP1] [GROUP2] [GROUP3] [GROUP5] a working group is founded by a decision, is filled, meets and decides by its own rule', async () => {
  await story.here()
  await story.openAt(1)
  const [first, second] = story.forum.state.sectors.map((one) => one.name)

  await test.step('the forum’s chair proposes it, and the forum adopts it', async () => {
    await story.go(chair, '#/forum/groups')
    await chair.getByRole('button', { name: 'Propose a working group' }).click()
    await chair.getByLabel('Name', { exact: true }).fill(NAME)
    await chair.getByLabel('What it is to do').fill('Drafts the commitment, and reports in June.')
    await chair.getByLabel(`Seats: ${first ?? ''}`).fill('Budget office\nProcurement board')
    await chair.getByLabel(`Seats: ${second ?? ''}`).fill('Contract watchers')
    await chair.getByLabel('The group decides by').selectOption({ label: `One rule: ${MAJORITY}` })
    await chair.getByRole('radio', { name: new RegExp(`^${MAJORITY}`) }).check()
    await checkScreen(chair, 'a working group proposed', ['narrow'])
    await chair.setViewportSize(WIDE)
    await chair.getByRole('button', { name: 'Put to decision' }).click()
    const text = chair.getByRole('article', { name: 'Text put to decision' })
    await expect(text.getByRole('heading', { name: `Working group: ${NAME}` })).toBeVisible()
    await expect(text).toContainText('Contract watchers')
    await expect(text).not.toContainText('{')
    await nextStep(chair, 'Open the ballot').click()
    await expect(chair.getByText('0 of 12 have voted')).toBeVisible()
    await story.cast(TWELVE_SEATS, 'yes')
    await nextStep(chair, 'Close the ballot').click()
    await expect(chair.getByText(/By this decision the working group exists/).first()).toBeVisible()
  })

  const [group] = Object.values(story.forum.state.groups)
  if (!group) throw new Error('no group was founded')
  const seats = seatsIn(story.forum.state, group.id)
  const people = TWELVE_SEATS.slice(0, seats.length).map((label) => story.titular(label))
  const term = { since: null, until: null }
  await story.desk.run('group.appoint', { group: group.id, person: people[1] as never, office: 'chair', ...term })
  const { token = '' } = await story.desk.run('invitation.issue', { person: people[1] as never, meeting: null })
  const own = await story.windows.open(`${story.forum.hosting.localUrl}/#/join/${token}`)
  await own.getByRole('button', { name: 'Join', exact: true }).click()

  await test.step('its chair, who runs nothing in the forum, enters who sits there and plans its meeting', async () => {
    await own.getByRole('button', { name: NAME }).click()
    await own.getByRole('button', { name: 'Enter who sits here: Budget office' }).click()
    await own.getByLabel('Name of somebody new').fill('Budget officer')
    await own.getByRole('button', { name: 'Enter', exact: true }).click()
    await expect(own.getByText('Budget officer, titular')).toBeVisible()
    for (const [index, seat] of seats.entries())
      if (index > 0)
        await story.desk.run('seat.fill', {
          seat: seat.id,
          person: people[index],
          email: null,
          as: 'titular',
          ...term,
        })
    await checkScreen(own, 'the page of a working group')
    await own.getByRole('button', { name: 'Plan its meeting' }).click()
    await expect(own.getByLabel('Who meets')).toHaveValue(group.id)
    await own.getByLabel('Title', { exact: true }).fill('First draft')
    await own.getByLabel('Date').fill(story.dayFrom(Date.now()))
    await own.getByRole('button', { name: 'Plan the meeting' }).click()
    await expect(own.getByText(`Working group ${NAME}`)).toBeVisible()
  })

  await test.step('it meets, and decides in its own name', async () => {
    const meeting = story.meeting.id
    for (const person of people.slice(1)) await story.desk.run('presence.note', { meeting, person, mode: 'room' })
    await story.desk.run('item.add', { meeting, title: 'The draft', purpose: 'decide', minutes: 20, commitment: null })
    await story.desk.run('meeting.open', { meeting })
    await story.openAt(1)
    await story.go(own, story.atItem(1, 'decision'))
    await expect(own.getByText(`Working group ${NAME}`).first()).toBeVisible()
    await own.getByRole('button', { name: 'Put other words to decision…' }).click()
    await own.getByLabel('Title', { exact: true }).fill('Recommendation')
    await own.getByLabel('The words to decide on').fill('The forum takes up the draft.')
    await expect(own.getByText(`Decided by ${MAJORITY}`)).toBeVisible()
    await nextStep(own, 'Put to decision').click()
    await nextStep(own, 'Open the ballot').click()
    for (const seat of seats.slice(1))
      await story.desk.run('ballot.cast', { ...story.ofDecision, seat: seat.id, ballot: 'yes' })
    await nextStep(own, 'Close the ballot').click()
    await expect(own.getByRole('heading', { name: 'Adopted by 2 of 2 seats here; 2 needed.' })).toBeVisible()
    await expect(
      own.getByText(`Decided by the working group ${NAME}: a recommendation to the forum.`).first(),
    ).toBeVisible()
  })
})

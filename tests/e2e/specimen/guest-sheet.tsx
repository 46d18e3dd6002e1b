import type { ReactNode } from 'react'
import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { GuestFrame } from '../../../renderer/ui/GuestFrame.tsx'
import { Banner, StateLine } from '../../../renderer/ui/StateLine.tsx'

export function GuestView(): ReactNode {
  const [tab, setTab] = useState('now')
  return (
    <GuestFrame
      name="Meeting 14"
      note="Open Government Forum"
      state={
        <StateLine kind="settled" small>
          Connected
        </StateLine>
      }
      banner={
        <Banner kind="notice" bare>
          <b>No connection since 14:59.</b> What you write is kept on this phone. Trying again in 8 s.
        </Banner>
      }
      tabs={{
        label: 'Meeting',
        items: [
          { id: 'now', label: 'Now' },
          { id: 'draft', label: 'Draft' },
          { id: 'hand', label: 'Raise hand' },
          { id: 'vote', label: 'Vote' },
        ],
        selected: tab,
        onSelect: setTab,
      }}
      actions={
        <>
          <Button large kind="primary">
            Try now
          </Button>
          <Button large>Change my vote</Button>
        </>
      }
    >
      <div className="type-reference">Item 3 · 5 min over its 45</div>
      <h1 className="type-item">Commitment 4: open data on medical costs</h1>
      <p className="type-record">
        The Ministry of Health will publish, every quarter and as open data, what each public hospital charges.
      </p>
    </GuestFrame>
  )
}

import './tokens.css'
import './base.css'

/**
 * What every window and guest page needs before it draws: tokens, base styles, and a mark that keeps React Aria from adding a `<style>` element,
 * which `style-src 'self'` would refuse. (`usePress` looks for this id and leaves it alone when found; base.css holds the rule itself.)
 */
const pressableStyleId = 'react-aria-pressable-style'

if (!document.getElementById(pressableStyleId)) {
  const mark = document.createElement('meta')
  mark.id = pressableStyleId
  document.head.append(mark)
}

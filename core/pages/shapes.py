"""How a state is drawn: its word, a shape of its own and a colour."""

# Each kind has a shape of its own, told apart without colour: ring, half, triangle,
# diamond with a bar, tick, padlock. Drawn on a 12 by 12 ground.
SHAPES = {
    "neutral": '<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="2"/>',
    "progress": '<circle cx="6" cy="6" r="4.7" fill="none" stroke="currentColor" '
    'stroke-width="1.6"/><path d="M6 1.3a4.7 4.7 0 0 1 0 9.4z" fill="currentColor"/>',
    "attention": '<path d="M6 .8 11.8 11H.2z" fill="currentColor"/>',
    "late": '<path d="M6 0 12 6 6 12 0 6z" fill="currentColor"/>'
    '<path d="M6 3.2v3.4M6 7.6v1.3" stroke="#fff" stroke-width="1.5"/>',
    "done": '<path d="M1.2 6.4 4.6 9.8 10.8 2.6" fill="none" stroke="currentColor" '
    'stroke-width="2.2"/>',
    "restricted": '<path d="M2 5.2h8V11H2z" fill="currentColor"/>'
    '<path d="M3.8 5.2V3.6a2.2 2.2 0 0 1 4.4 0v1.6" fill="none" stroke="currentColor" '
    'stroke-width="1.5"/>',
}
STATE = (
    '<span class="app-state app-state--{kind}{{}}"><svg viewBox="0 0 12 12" aria-hidden="true" '
    'focusable="false">{shape}</svg>{{}}</span>'
)
STATES = {kind: STATE.format(kind=kind, shape=shape) for kind, shape in SHAPES.items()}

in vec2 place;
in vec4 colour;
out vec4 paint;

void main() {
  paint = colour;
  gl_Position = clip_from_screen(screen_from_world(place));
}

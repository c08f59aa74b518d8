#version 300 es
precision mediump float;
uniform sampler2D texts;
in vec2 on_sheet;
in float visible;
out vec4 result;

void main() {
  result = texture(texts, on_sheet) * visible;
}

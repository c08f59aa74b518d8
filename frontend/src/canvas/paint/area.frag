#version 300 es
precision mediump float;
in vec4 paint;
out vec4 result;

void main() {
  result = vec4(paint.rgb * paint.a, paint.a);
}

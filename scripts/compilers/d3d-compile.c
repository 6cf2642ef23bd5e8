// d3d-compile.exe d3dcompiler_47.dll|dxcompiler.dll FILE.hlsl: compiles `main` of a compute shader by FXC or DXC, and prints
// `milliseconds=...` of processor time and, where the compiler refuses, `refused=` with the first lines of what it says.
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef HRESULT(WINAPI *D3DCompile)(const void *, SIZE_T, const char *, const void *, void *, const char *, const char *,
                                    UINT, UINT, void **, void **);
typedef HRESULT(WINAPI *CreateInstance)(const GUID *, const GUID *, void **);

static const GUID DXC_COMPILER = {0x73e22d93, 0xe6ce, 0x47f3, {0xb5, 0xbf, 0xf0, 0x66, 0x4f, 0x39, 0xc1, 0xb0}};
static const GUID DXC_COMPILER_3 = {0x228b4687, 0x5a6a, 0x4730, {0x90, 0x0c, 0x97, 0x02, 0xb2, 0x20, 0x3f, 0x54}};
static const GUID DXC_RESULT = {0x58346cda, 0xdde7, 0x4497, {0x94, 0x61, 0x6f, 0x87, 0xaf, 0x5e, 0x06, 0x59}};
// As Dawn has FXC compile, which it does not trust to optimise.
enum { ROW_MAJOR = 1 << 3, IEEE_STRICTNESS = 1 << 13, OPTIMISATION_0 = 1 << 14, UTF8 = 65001 };

typedef struct {
  const void *text;
  SIZE_T bytes;
  UINT encoding;
} DxcBuffer;

// Method `place` of a COM object's table.
static void *method(void *object, int place) { return (*(void ***)object)[place]; }

static const char *text_of(void *blob) {
  return blob ? ((void *(WINAPI *)(void *))method(blob, 3))(blob) : "no message";
}

static HRESULT by_fxc(HMODULE library, const char *text, SIZE_T bytes, void **errors) {
  void *code = NULL;
  D3DCompile compile = (D3DCompile)GetProcAddress(library, "D3DCompile");
  UINT flags = OPTIMISATION_0 | ROW_MAJOR | IEEE_STRICTNESS;
  return compile(text, bytes, "kernel", NULL, NULL, "main", "cs_5_1", flags, 0, &code, errors);
}

static HRESULT by_dxc(HMODULE library, const char *text, SIZE_T bytes, void **errors) {
  void *compiler = NULL, *result = NULL;
  CreateInstance create = (CreateInstance)GetProcAddress(library, "DxcCreateInstance");
  HRESULT status = create(&DXC_COMPILER, &DXC_COMPILER_3, &compiler);
  if (status) return status;
  DxcBuffer source = {text, bytes, UTF8};
  // Validation would need dxil.dll, which is not shipped with the compiler.
  const wchar_t *options[] = {L"-E", L"main", L"-T", L"cs_6_2", L"-O3", L"-Vd"};
  typedef HRESULT(WINAPI * Compile)(void *, const DxcBuffer *, const wchar_t **, UINT32, void *, const GUID *, void **);
  status = ((Compile)method(compiler, 3))(compiler, &source, options, 6, NULL, &DXC_RESULT, &result);
  if (status) return status;
  ((HRESULT(WINAPI *)(void *, HRESULT *))method(result, 3))(result, &status);
  ((HRESULT(WINAPI *)(void *, void **))method(result, 5))(result, errors);
  return status;
}

// Of this process, which does not depend on what else the machine does.
static unsigned long long milliseconds(void) {
  FILETIME begin, end, kernel, user;
  GetProcessTimes(GetCurrentProcess(), &begin, &end, &kernel, &user);
  unsigned long long high = (unsigned long long)kernel.dwHighDateTime + user.dwHighDateTime;
  return ((high << 32) + kernel.dwLowDateTime + user.dwLowDateTime) / 10000;
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  HMODULE library = LoadLibraryA(arguments[1]);
  if (!library) {
    printf("refused=%s does not load: %lu\n", arguments[1], GetLastError());
    return 1;
  }
  FILE *file = fopen(arguments[2], "rb");
  if (!file) return 2;
  fseek(file, 0, SEEK_END);
  long bytes = ftell(file);
  rewind(file);
  char *text = calloc(1, bytes + 1);
  if (fread(text, 1, bytes, file) != (size_t)bytes) return 2;
  void *errors = NULL;
  unsigned long long begin = milliseconds();
  HRESULT status = (strstr(arguments[1], "dxcompiler") ? by_dxc : by_fxc)(library, text, bytes, &errors);
  printf("milliseconds=%lu\n", (unsigned long)(milliseconds() - begin));
  if (status) {
    // Warnings precede errors.
    const char *message = text_of(errors), *error = strstr(message, "error");
    printf("refused=%08lx %.300s\n", (unsigned long)status, error ? error : message);
  }
  return status ? 1 : 0;
}

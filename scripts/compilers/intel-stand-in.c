// A library to preload before Mesa's Vulkan driver for Intel: what libdrm says of a GPU and what the kernel answers about it, so that
// the driver opens a device and compiles. Nothing runs on it. Environment: INTEL_DEVICE is the PCI id, INTEL_SLICES,
// INTEL_SUBSLICES (of a slice), INTEL_EUS (of a subslice) and INTEL_LOCAL_MEMORY (1 where it has its own) describe it.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <i915_drm.h>
#include <xf86drm.h>

// The device's node: a character device that anyone may open.
static char node[] = "/dev/null";
static const uint64_t GIGABYTE = 1 << 30;

static long number(const char *name, long otherwise) {
  const char *text = getenv(name);
  return text ? strtol(text, NULL, 0) : otherwise;
}

static int slices(void) { return number("INTEL_SLICES", 1); }
static int subslices(void) { return number("INTEL_SUBSLICES", 6); }
static int eus(void) { return number("INTEL_EUS", 16); }

static int is_node(int file) {
  struct stat about;
  return !fstat(file, &about) && S_ISCHR(about.st_mode) && about.st_rdev == makedev(1, 3);
}

int drmGetDevice2(int file, uint32_t flags, drmDevicePtr *device) {
  struct {
    drmDevice device;
    char *nodes[DRM_NODE_MAX];
    drmPciBusInfo bus;
    drmPciDeviceInfo pci;
  } *all = calloc(1, sizeof *all);
  for (int i = 0; i < DRM_NODE_MAX; i++) all->nodes[i] = node;
  all->device.nodes = all->nodes;
  all->device.available_nodes = 1 << DRM_NODE_RENDER;
  all->device.bustype = DRM_BUS_PCI;
  all->device.businfo.pci = &all->bus;
  all->device.deviceinfo.pci = &all->pci;
  all->bus.dev = 2;
  all->pci.vendor_id = 0x8086;
  all->pci.device_id = number("INTEL_DEVICE", 0x9a49);
  *device = &all->device;
  return 0;
}

int drmGetDevices2(uint32_t flags, drmDevicePtr devices[], int most) {
  if (devices && most > 0) drmGetDevice2(0, flags, devices);
  return 1;
}

void drmFreeDevice(drmDevicePtr *device) { free(*device); }
void drmFreeDevices(drmDevicePtr devices[], int count) {
  for (int i = 0; i < count; i++) free(devices[i]);
}

drmVersionPtr drmGetVersion(int file) {
  drmVersionPtr version = calloc(1, sizeof *version);
  version->version_major = 1;
  version->version_minor = 6;
  version->name = "i915";
  version->name_len = 4;
  return version;
}

void drmFreeVersion(drmVersionPtr version) { free(version); }

static int parameter(drm_i915_getparam_t *wanted) {
  int value = 1;
  switch (wanted->param) {
    case I915_PARAM_CHIPSET_ID: value = number("INTEL_DEVICE", 0x9a49); break;
    case I915_PARAM_REVISION: value = 0; break;
    case I915_PARAM_CS_TIMESTAMP_FREQUENCY: value = 19200000; break;
    case I915_PARAM_HAS_ALIASING_PPGTT: value = 3; break;
    case I915_PARAM_CMD_PARSER_VERSION: value = 10; break;
    case I915_PARAM_MMAP_VERSION:
    case I915_PARAM_MMAP_GTT_VERSION: value = 4; break;
    case I915_PARAM_SUBSLICE_TOTAL: value = slices() * subslices(); break;
    case I915_PARAM_EU_TOTAL: value = slices() * subslices() * eus(); break;
    case I915_PARAM_SLICE_MASK: value = (1 << slices()) - 1; break;
    case I915_PARAM_SUBSLICE_MASK: value = (1 << subslices()) - 1; break;
    case I915_PARAM_PERF_REVISION: value = 0; break;
    case I915_PARAM_HAS_USERPTR_PROBE: value = 0; break;
  }
  *wanted->value = value;
  return 0;
}

// Bytes of an answer, which is written where there is room for it.
static int topology(struct drm_i915_query_topology_info *info, int room) {
  int stride = (subslices() + 7) / 8, eu_stride = (eus() + 7) / 8;
  int length = sizeof *info + 1 + slices() * stride + slices() * subslices() * eu_stride;
  if (room < length) return length;
  memset(info, 0, length);
  info->max_slices = slices();
  info->max_subslices = subslices();
  info->max_eus_per_subslice = eus();
  info->subslice_offset = 1;
  info->subslice_stride = stride;
  info->eu_offset = 1 + slices() * stride;
  info->eu_stride = eu_stride;
  for (int s = 0; s < slices(); s++) {
    info->data[0] |= 1 << s;
    for (int ss = 0; ss < subslices(); ss++) {
      info->data[1 + s * stride + ss / 8] |= 1 << ss % 8;
      for (int eu = 0; eu < eus(); eu++)
        info->data[info->eu_offset + (s * subslices() + ss) * eu_stride + eu / 8] |= 1 << eu % 8;
    }
  }
  return length;
}

static int engines(struct drm_i915_query_engine_info *info, int room) {
  int classes[] = {I915_ENGINE_CLASS_RENDER, I915_ENGINE_CLASS_COPY, I915_ENGINE_CLASS_COMPUTE};
  int count = sizeof classes / sizeof *classes, length = sizeof *info + count * sizeof *info->engines;
  if (room < length) return length;
  memset(info, 0, length);
  info->num_engines = count;
  for (int i = 0; i < count; i++) info->engines[i].engine.engine_class = classes[i];
  return length;
}

static int regions(struct drm_i915_query_memory_regions *info, int room) {
  int count = number("INTEL_LOCAL_MEMORY", 0) ? 2 : 1;
  int length = sizeof *info + count * sizeof *info->regions;
  if (room < length) return length;
  memset(info, 0, length);
  info->num_regions = count;
  for (int i = 0; i < count; i++) {
    info->regions[i].region.memory_class = i == 0 ? I915_MEMORY_CLASS_SYSTEM : I915_MEMORY_CLASS_DEVICE;
    info->regions[i].probed_size = info->regions[i].unallocated_size = 8 * GIGABYTE;
    info->regions[i].probed_cpu_visible_size = info->regions[i].unallocated_cpu_visible_size = 8 * GIGABYTE;
  }
  return length;
}

static int query(struct drm_i915_query *wanted) {
  struct drm_i915_query_item *items = (void *)(uintptr_t)wanted->items_ptr;
  for (uint32_t i = 0; i < wanted->num_items; i++) {
    void *place = (void *)(uintptr_t)items[i].data_ptr;
    int room = place ? items[i].length : 0;
    switch (items[i].query_id) {
      case DRM_I915_QUERY_TOPOLOGY_INFO:
      case DRM_I915_QUERY_GEOMETRY_SUBSLICES: items[i].length = topology(place, room); break;
      case DRM_I915_QUERY_ENGINE_INFO: items[i].length = engines(place, room); break;
      case DRM_I915_QUERY_MEMORY_REGIONS: items[i].length = regions(place, room); break;
      default: items[i].length = -EINVAL;
    }
  }
  return 0;
}

static int answer(unsigned long request, void *argument) {
  static uint32_t handles;
  switch (request) {
    case DRM_IOCTL_I915_GETPARAM: return parameter(argument);
    case DRM_IOCTL_I915_QUERY: return query(argument);
    case DRM_IOCTL_I915_GEM_CREATE: ((struct drm_i915_gem_create *)argument)->handle = ++handles; return 0;
    case DRM_IOCTL_I915_GEM_CREATE_EXT: ((struct drm_i915_gem_create_ext *)argument)->handle = ++handles; return 0;
    case DRM_IOCTL_I915_GEM_USERPTR: ((struct drm_i915_gem_userptr *)argument)->handle = ++handles; return 0;
    case DRM_IOCTL_I915_GEM_MMAP_OFFSET: ((struct drm_i915_gem_mmap_offset *)argument)->offset = 0; return 0;
    case DRM_IOCTL_I915_GEM_CONTEXT_CREATE_EXT:
    case DRM_IOCTL_I915_GEM_CONTEXT_CREATE: ((struct drm_i915_gem_context_create *)argument)->ctx_id = ++handles; return 0;
    case DRM_IOCTL_I915_GEM_VM_CREATE: ((struct drm_i915_gem_vm_control *)argument)->vm_id = ++handles; return 0;
    case DRM_IOCTL_I915_GEM_GET_APERTURE: {
      struct drm_i915_gem_get_aperture *aperture = argument;
      aperture->aper_size = aperture->aper_available_size = 1ull << 48;
      return 0;
    }
    case DRM_IOCTL_I915_GEM_CONTEXT_GETPARAM: {
      struct drm_i915_gem_context_param *param = argument;
      param->value = param->param == I915_CONTEXT_PARAM_GTT_SIZE ? 1ull << 48 : 0;
      return 0;
    }
    case DRM_IOCTL_SYNCOBJ_CREATE: ((struct drm_syncobj_create *)argument)->handle = ++handles; return 0;
    case DRM_IOCTL_GET_CAP: ((struct drm_get_cap *)argument)->value = 1; return 0;
  }
  return 0;
}

int ioctl(int file, unsigned long request, ...) {
  va_list rest;
  va_start(rest, request);
  void *argument = va_arg(rest, void *);
  va_end(rest);
  if (is_node(file)) return answer(request, argument);
  return ((int (*)(int, unsigned long, void *))dlsym(RTLD_NEXT, "ioctl"))(file, request, argument);
}

void *mmap64(void *place, size_t bytes, int protection, int flags, int file, off64_t offset) {
  void *(*map)(void *, size_t, int, int, int, off64_t) = dlsym(RTLD_NEXT, "mmap64");
  if (file >= 0 && is_node(file)) return map(place, bytes, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return map(place, bytes, protection, flags, file, offset);
}

// vulkan-compile FILE.spv ENTRY BINDINGS: compiles a compute shader by the first Vulkan driver, which needs no GPU (Mesa's
// RADV compiles for the family in RADV_FORCE_FAMILY), and prints what the driver says of it: one `name=value` a line, then
// a line `assembly` and the text. BINDINGS has a letter a binding of set 0: u for uniform buffers, s for storage buffers.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <vulkan/vulkan.h>

#define MANY 64

static void need(VkResult result, const char *what) {
  if (result == VK_SUCCESS) return;
  printf("refused=%s: VkResult %d\n", what, result);
  exit(1);
}

static double milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static uint32_t *read_words(const char *path, size_t *bytes) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  fseek(file, 0, SEEK_END);
  *bytes = ftell(file);
  rewind(file);
  uint32_t *words = malloc(*bytes);
  if (fread(words, 1, *bytes, file) != *bytes) return NULL;
  fclose(file);
  return words;
}

static VkDevice open_device(void) {
  VkApplicationInfo application = {VK_STRUCTURE_TYPE_APPLICATION_INFO};
  application.apiVersion = VK_API_VERSION_1_3;
  VkInstanceCreateInfo about = {VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO};
  about.pApplicationInfo = &application;
  VkInstance instance;
  need(vkCreateInstance(&about, NULL, &instance), "instance");
  uint32_t count = 1;
  VkPhysicalDevice adapter;
  vkEnumeratePhysicalDevices(instance, &count, &adapter);
  if (count == 0) need(VK_ERROR_INITIALIZATION_FAILED, "no adapter");
  VkPhysicalDeviceProperties properties;
  vkGetPhysicalDeviceProperties(adapter, &properties);
  printf("device=%s\n", properties.deviceName);

  VkPhysicalDevicePipelineExecutablePropertiesFeaturesKHR executables = {
      VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PIPELINE_EXECUTABLE_PROPERTIES_FEATURES_KHR};
  VkPhysicalDeviceVulkan13Features since13 = {VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES, &executables};
  VkPhysicalDeviceVulkan12Features since12 = {VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES, &since13};
  VkPhysicalDeviceVulkan11Features since11 = {VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_FEATURES, &since12};
  VkPhysicalDeviceFeatures2 features = {VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2, &since11};
  // All that there are, and with them the checks of bounds that browsers and Dawn ask for.
  vkGetPhysicalDeviceFeatures2(adapter, &features);
  float priority = 1;
  VkDeviceQueueCreateInfo queue = {VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO};
  queue.queueCount = 1;
  queue.pQueuePriorities = &priority;
  const char *extension = VK_KHR_PIPELINE_EXECUTABLE_PROPERTIES_EXTENSION_NAME;
  VkDeviceCreateInfo wanted = {VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO, &features};
  wanted.queueCreateInfoCount = 1;
  wanted.pQueueCreateInfos = &queue;
  wanted.enabledExtensionCount = 1;
  wanted.ppEnabledExtensionNames = &extension;
  VkDevice device;
  need(vkCreateDevice(adapter, &wanted, NULL, &device), "device");
  return device;
}

static VkPipelineLayout layout_of(VkDevice device, const char *letters) {
  VkDescriptorSetLayoutBinding bindings[MANY] = {{0}};
  uint32_t count = 0;
  for (; letters[count] && count < MANY; count++) {
    bindings[count].binding = count;
    bindings[count].descriptorType =
        letters[count] == 'u' ? VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER : VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
    bindings[count].descriptorCount = 1;
    bindings[count].stageFlags = VK_SHADER_STAGE_COMPUTE_BIT;
  }
  VkDescriptorSetLayoutCreateInfo set_info = {VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO};
  set_info.bindingCount = count;
  set_info.pBindings = bindings;
  VkDescriptorSetLayout set;
  need(vkCreateDescriptorSetLayout(device, &set_info, NULL, &set), "bindings");
  // Dawn hands the sizes of buffers over as push constants.
  VkPushConstantRange constants = {VK_SHADER_STAGE_COMPUTE_BIT, 0, 128};
  VkPipelineLayoutCreateInfo info = {VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO};
  info.setLayoutCount = 1;
  info.pSetLayouts = &set;
  info.pushConstantRangeCount = 1;
  info.pPushConstantRanges = &constants;
  VkPipelineLayout layout;
  need(vkCreatePipelineLayout(device, &info, NULL, &layout), "layout");
  return layout;
}

static void print_statistics(VkDevice device, const VkPipelineExecutableInfoKHR *executable) {
  PFN_vkGetPipelineExecutableStatisticsKHR get =
      (PFN_vkGetPipelineExecutableStatisticsKHR)vkGetDeviceProcAddr(device, "vkGetPipelineExecutableStatisticsKHR");
  VkPipelineExecutableStatisticKHR statistics[MANY];
  memset(statistics, 0, sizeof statistics);
  for (int i = 0; i < MANY; i++) statistics[i].sType = VK_STRUCTURE_TYPE_PIPELINE_EXECUTABLE_STATISTIC_KHR;
  uint32_t count = MANY;
  get(device, executable, &count, statistics);
  for (uint32_t i = 0; i < count; i++) {
    if (statistics[i].format == VK_PIPELINE_EXECUTABLE_STATISTIC_FORMAT_FLOAT64_KHR)
      printf("%s=%g\n", statistics[i].name, statistics[i].value.f64);
    else printf("%s=%llu\n", statistics[i].name, (unsigned long long)statistics[i].value.u64);
  }
}

static void print_assembly(VkDevice device, const VkPipelineExecutableInfoKHR *executable) {
  PFN_vkGetPipelineExecutableInternalRepresentationsKHR get =
      (PFN_vkGetPipelineExecutableInternalRepresentationsKHR)vkGetDeviceProcAddr(
          device, "vkGetPipelineExecutableInternalRepresentationsKHR");
  VkPipelineExecutableInternalRepresentationKHR texts[MANY];
  memset(texts, 0, sizeof texts);
  for (int i = 0; i < MANY; i++) texts[i].sType = VK_STRUCTURE_TYPE_PIPELINE_EXECUTABLE_INTERNAL_REPRESENTATION_KHR;
  uint32_t count = MANY;
  get(device, executable, &count, texts);
  for (uint32_t i = 0; i < count; i++) texts[i].pData = calloc(1, texts[i].dataSize + 1);
  get(device, executable, &count, texts);
  for (uint32_t i = 0; i < count; i++)
    if (strstr(texts[i].name, "ssembly")) printf("assembly\n%s\n", (const char *)texts[i].pData);
}

int main(int count, char **arguments) {
  if (count != 4) return 2;
  size_t bytes;
  uint32_t *code = read_words(arguments[1], &bytes);
  if (!code) return 2;
  VkDevice device = open_device();
  VkShaderModuleCreateInfo module_info = {VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO};
  module_info.codeSize = bytes;
  module_info.pCode = code;
  VkShaderModule module;
  need(vkCreateShaderModule(device, &module_info, NULL, &module), "module");
  VkComputePipelineCreateInfo info = {VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO};
  info.flags = VK_PIPELINE_CREATE_CAPTURE_STATISTICS_BIT_KHR |
               VK_PIPELINE_CREATE_CAPTURE_INTERNAL_REPRESENTATIONS_BIT_KHR;
  info.stage.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO;
  info.stage.stage = VK_SHADER_STAGE_COMPUTE_BIT;
  info.stage.module = module;
  info.stage.pName = arguments[2];
  info.layout = layout_of(device, arguments[3]);
  VkPipeline pipeline;
  double begin = milliseconds();
  need(vkCreateComputePipelines(device, VK_NULL_HANDLE, 1, &info, NULL, &pipeline), "pipeline");
  printf("milliseconds=%.1f\n", milliseconds() - begin);
  VkPipelineExecutableInfoKHR executable = {VK_STRUCTURE_TYPE_PIPELINE_EXECUTABLE_INFO_KHR};
  executable.pipeline = pipeline;
  print_statistics(device, &executable);
  print_assembly(device, &executable);
  return 0;
}

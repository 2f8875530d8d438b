/**
 * The order of elements in an ONIX record, for those that ours has: EDItEUR, “ONIX for Books Product Information Message, Product Record
 * Format Specification”, releases 3.0 and 3.1, block by block.
 */
export const order: Readonly<Record<string, string>> = {
  ONIXMessage: 'Header Product',
  Header: 'Sender SentDateTime',
  Sender: 'SenderName EmailAddress',
  Product: `RecordReference NotificationType RecordSourceType ProductIdentifier DescriptiveDetail CollateralDetail
    PublishingDetail RelatedMaterial ProductSupply`,
  ProductIdentifier: 'ProductIDType IDValue',
  DescriptiveDetail: `ProductComposition ProductForm ProductFormDetail ProductFormFeature PrimaryContentType Measure
    EpubTechnicalProtection Collection TitleDetail Contributor NoContributor NoEdition Language Extent Subject Audience AudienceRange`,
  ProductFormFeature: 'ProductFormFeatureType ProductFormFeatureValue ProductFormFeatureDescription',
  Measure: 'MeasureType Measurement MeasureUnitCode',
  Collection: 'CollectionType TitleDetail',
  TitleDetail: 'TitleType TitleElement',
  TitleElement: 'TitleElementLevel PartNumber TitleText Subtitle',
  Contributor:
    'SequenceNumber ContributorRole FromLanguage ToLanguage NameIdentifier PersonName PersonNameInverted',
  NameIdentifier: 'NameIDType IDValue',
  Language: 'LanguageRole LanguageCode',
  Extent: 'ExtentType ExtentValue ExtentUnit',
  Subject: 'MainSubject SubjectSchemeIdentifier SubjectCode SubjectHeadingText',
  Audience: 'AudienceCodeType AudienceCodeValue',
  // Precision and value come twice where there are two bounds.
  AudienceRange:
    'AudienceRangeQualifier AudienceRangePrecision AudienceRangeValue AudienceRangePrecision AudienceRangeValue',
  CollateralDetail: 'TextContent',
  TextContent: 'TextType ContentAudience Text',
  PublishingDetail: 'Imprint Publisher CityOfPublication PublishingStatus PublishingDate SalesRights',
  SalesRights: 'SalesRightsType Territory',
  Imprint: 'ImprintName',
  Publisher: 'PublishingRole PublisherName',
  PublishingDate: 'PublishingDateRole Date',
  RelatedMaterial: 'RelatedProduct',
  RelatedProduct: 'ProductRelationCode ProductIdentifier',
  ProductSupply: 'Market SupplyDetail',
  Market: 'Territory',
  SupplyDetail: 'Supplier ProductAvailability Price',
  Supplier: 'SupplierRole SupplierName',
  Price: 'PriceType PriceAmount UnpricedItemType CurrencyCode Territory',
  Territory: 'CountriesIncluded RegionsIncluded',
};
